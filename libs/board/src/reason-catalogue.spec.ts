import { BOARD_REASONS, REASON_TABLES } from './reason-catalogue.js';

describe('reason catalogue', () => {
  it('gives every code one meaning', () => {
    const codes = REASON_TABLES.flatMap((table) => Object.keys(table));
    expect(new Set(codes).size).toBe(codes.length);
    expect(Object.keys(BOARD_REASONS).sort()).toEqual(codes.sort());
  });

  it.each(Object.entries(BOARD_REASONS))('%s is a sentence and names its subject', (code, sentence) => {
    expect(code).toMatch(/^[a-z]+\.[a-zA-Z]+$/);
    expect(sentence).toMatch(/^[A-Z{].*[.]$/);
  });
});
