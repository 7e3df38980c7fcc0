import fc from 'fast-check';
import { hex, isWellFormedText, NotWellFormedTextError, utf8Bytes } from './utf8.js';

describe('utf8', () => {
  it('agrees with the platform on every kind of text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(utf8Bytes(text)).toEqual(new TextEncoder().encode(text));
        expect(hex(utf8Bytes(text))).toBe(Buffer.from(text, 'utf8').toString('hex'));
      }),
    );
  });

  it.each(['\ud800', 'a\udc00', '\udc00\ud800'])('refuses half a surrogate pair', (text) => {
    expect(isWellFormedText(text)).toBe(false);
    expect(() => utf8Bytes(text)).toThrow(NotWellFormedTextError);
  });
});
