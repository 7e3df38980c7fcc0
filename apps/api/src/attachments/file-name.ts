/**
 * Names of files as people send them, made safe to store, to show and to send back: no path, no line break, no hidden
 * character, and the extension of what the file is, whatever it was called.
 */

/** Longest stem in characters; with the extension it stays below the limits of every file system. */
const MAX_STEM = 100;

/** Control characters, zero-width characters, marks and overrides of the reading direction, halves of surrogate pairs. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Surrogate}\p{Zl}\p{Zp}]/gu;
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/iu;

/**
 * @param given name as sent; may hold anything.
 * @param extension of the recognised type, without a dot.
 */
export function safeFileName(given: string, extension: string): string {
  const last = given.normalize('NFC').split(/[/\\]/u).at(-1) ?? '';
  const stem = last
    .replace(HIDDEN, ' ')
    .replace(/\.[\p{L}\d]{1,8}$/u, '')
    .replace(/[<>:"|?*%;]/gu, '-')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s.-]+|[\s.-]+$/gu, '');
  const short = [...stem].slice(0, MAX_STEM).join('').trimEnd();
  const named = short === '' ? 'attachment' : RESERVED.test(short) ? `_${short}` : short;
  return `${named}.${extension}`;
}

/** `Content-Disposition` for a safe name: plain ASCII for old readers, UTF-8 beside it (RFC 6266). */
export function contentDisposition(disposition: 'inline' | 'attachment', fileName: string): string {
  const ascii = fileName.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[^ -~]|["\\]/gu, '_');
  const encoded = encodeURIComponent(fileName).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${disposition}; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
