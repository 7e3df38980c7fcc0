/** The front door: what tests use. */
export { ArchiveWriter, readArchive, textOf } from './archive.mjs';
export { filesOf, placeFile } from './data-files.mjs';
export { erasuresOfExport } from './erasures.mjs';
