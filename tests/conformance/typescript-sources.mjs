/** Lets plain Node run the TypeScript of this folder: `./x.js` in an import means `./x.ts` when only that exists. */
import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

registerHooks({
  resolve(specifier, context, next) {
    const source =
      specifier.startsWith('.') && specifier.endsWith('.js') && context.parentURL
        ? specifier.replace(/\.js$/, '.ts')
        : null;
    const found = source && existsSync(fileURLToPath(new URL(source, context.parentURL)));
    return next(found ? source : specifier, context);
  },
});
