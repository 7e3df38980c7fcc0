/**
 * Refuses an outdated Node with a plain sentence. Imported first by every entry script, before anything that an old
 * Node could fail to parse or to find; so this file imports nothing of ours and keeps to old syntax.
 */
const OLDEST = '22.22';

if (ordered(process.versions.node) < ordered(OLDEST)) {
  console.error(
    'This is Node ' +
      process.versions.node +
      '; Consilium runs on Node ' +
      OLDEST +
      ' or newer.\n' +
      'You need not install it: run "npm ci" once, then start through npm ("npm start", "npm test"),\n' +
      'which uses the Node that comes with the packages.',
  );
  process.exit(1);
}

/**
 * @param {string} version
 * @returns {number} major and minor as one number that can be compared
 */
function ordered(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major * 1000 + minor;
}
