export * from './ids.js';
export * from './model.js';
export { WORDING } from './wording/index.js';
