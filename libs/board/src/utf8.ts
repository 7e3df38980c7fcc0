/** UTF-8 without platform globals, so that a commitment is the same bytes in a browser, a server and a verifier. */

/** Thrown for text with half of a surrogate pair: it has no UTF-8 form, and a silent replacement would change what is hashed. */
export class NotWellFormedTextError extends Error {
  constructor() {
    super('The text contains half of a surrogate pair.');
    this.name = 'NotWellFormedTextError';
  }
}

export function isWellFormedText(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}

export function utf8Bytes(text: string): Uint8Array {
  if (!isWellFormedText(text)) throw new NotWellFormedTextError();
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) as number;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 0x3f));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f));
    else
      bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 0x3f), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f));
  }
  return Uint8Array.from(bytes);
}

export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
