import { suitePreset } from '../support/jest-suite.mjs';

// One file at a time: each brings up a whole system and a browser.
export default { ...suitePreset('e2e'), maxWorkers: 1, testTimeout: 180_000 };
