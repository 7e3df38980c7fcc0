import { PassThrough, Readable } from 'node:stream';
import { EXPLAINED_FACTS, EXPLAINED_LINES } from '@consilium/testing';
import { main } from './main.js';

async function explained(locale: string): Promise<string[]> {
  const out = new PassThrough();
  let text = '';
  out.on('data', (part: Buffer) => (text += part.toString()));
  await main(['explain', '-', '--locale', locale], Readable.from([JSON.stringify(EXPLAINED_FACTS)]), out, out);
  return text.split('\n').map((line) => line.trim().replace(/^→ /, ''));
}

describe('the explanation on the command line', () => {
  it.each(['en', 'de'] as const)('says in %s what screen and report say too', async (locale) => {
    const lines = await explained(locale);
    const { conflicts, options } = EXPLAINED_LINES[locale];
    const agreed = Object.values(options).flatMap((option) => [
      ...option.because,
      ...option.pending,
      ...option.thresholds,
      ...option.sets,
      ...Object.values(option.effects).flat(),
    ]);
    expect([...conflicts, ...agreed].filter((line) => !lines.includes(line))).toEqual([]);
  });
});
