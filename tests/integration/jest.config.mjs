import { suitePreset } from '../support/jest-suite.mjs';

export default {
  ...suitePreset('integration'),
  globalSetup: '../support/postgres.setup.mjs',
  globalTeardown: '../support/postgres.teardown.mjs',
};
