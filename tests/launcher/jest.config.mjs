import { suitePreset } from '../support/jest-suite.mjs';

// One file at a time: each brings up a whole system.
export default { ...suitePreset('launcher'), maxWorkers: 1, testTimeout: 180_000 };
