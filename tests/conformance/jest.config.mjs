import { nodePreset } from '../../jest.preset.mjs';

export default { ...nodePreset('conformance'), testTimeout: 300_000 };
