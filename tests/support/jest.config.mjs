import { suitePreset } from './jest-suite.mjs';

export default suitePreset('support');
