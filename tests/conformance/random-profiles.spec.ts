import { compareMany } from './compare-many.js';

const PROFILES = 20_000;
const SEED = 20261;

describe('the library and a naive reading of the catalogue texts', () => {
  it(`agree on ${PROFILES} random profiles with boundary values, missing data and intervals`, () => {
    const reported: string[] = [];
    expect({
      failed: compareMany(PROFILES, SEED, (line) => reported.push(line)),
      reported: reported.slice(0, -1),
    }).toEqual({ failed: 0, reported: [] });
  });
});
