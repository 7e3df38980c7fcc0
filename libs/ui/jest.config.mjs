import { angularPreset } from './jest.angular.mjs';

export default angularPreset('ui', '<rootDir>/tsconfig.spec.json');
