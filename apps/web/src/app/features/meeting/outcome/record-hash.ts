/** SHA-256 of a text in UTF-8, hexadecimal; null where the browser offers no digest (a page without HTTPS). */
export async function sha256OfText(text: string): Promise<string | null> {
  const { subtle } = globalThis.crypto;
  if (subtle === undefined) return null;
  const digest = await subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
