import { suitePreset } from '../support/jest-suite.mjs';

// Short forms of the drills. Each brings up servers of its own, so they run once and not for every server of the
// integration suite; `npm run drill:…` runs the long forms.
export default { ...suitePreset('drills'), testTimeout: 240_000 };
