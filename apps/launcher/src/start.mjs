/** `npm start`: the whole system from one command, and everything stopped again at its end. */
import './node-version.mjs';

try {
  const { launch } = await import('./launch.mjs');
  process.exitCode = await launch(process.env);
} catch (error) {
  // Without its packages even the code that words an error may be missing.
  const missing = /** @type {NodeJS.ErrnoException} */ (error).code === 'ERR_MODULE_NOT_FOUND';
  if (missing)
    console.error(
      `\nPackages are missing (${/** @type {Error} */ (error).message.split('\n')[0]}).\n  Run "npm ci" first.\n`,
    );
  else (await import('./plain-error.mjs')).printFailure(error);
  process.exitCode = 1;
}
