/** Front door of the knowledge on neuroendocrine liver metastases: everything, for the server and the tests. */
export * from './engine.js';
export * from './literature.js';
export { publishedVersions, type PublishedVersion } from './published-versions.js';
export { WORDING } from './content/wording/index.js';
