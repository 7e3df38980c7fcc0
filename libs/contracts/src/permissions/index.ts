export * from './actions.js';
export * from './roles.js';
export * from './table.js';
export * from './decide.js';
