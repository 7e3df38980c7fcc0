import { suitePreset } from '../support/jest-suite.mjs';

export default suitePreset('architecture');
