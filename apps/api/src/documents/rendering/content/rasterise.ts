/** A drawing as pixels, for a format that takes none. The same drawing gives the same bytes: the renderer is WebAssembly. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Resvg, initWasm } from '@resvg/resvg-wasm';

let ready: Promise<void> | undefined;

/**
 * @param svg as `writeSvg` wrote it: plain shapes, no text and nothing to be fetched.
 * @param width of the picture, in pixels.
 * @returns a PNG.
 */
export async function rasterise(svg: Uint8Array, width: number): Promise<Uint8Array> {
  ready ??= initWasm(readFileSync(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')));
  await ready;
  const drawing = new Resvg(svg, { fitTo: { mode: 'width', value: width } });
  const picture = drawing.render();
  const png = picture.asPng();
  // Memory of WebAssembly is not collected.
  picture.free();
  drawing.free();
  return png;
}
