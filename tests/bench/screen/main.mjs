/**
 * How the case screen answers while options are evaluated again, in a real browser on the real system:
 *
 *   npm run bench:screen -- [--rounds 6]
 *
 * Every answer of the case sheet's yes/no fields is changed in turn. Measured are the time from the press to the next
 * frame the browser shows (Event Timing, the basis of "interaction to next paint"), and how far anything on the page
 * moved by itself meanwhile (Layout Instability, recent input counted as well).
 */
import '../../../apps/launcher/src/node-version.mjs';
import { parseArgs } from 'node:util';

const { openStudio } = await import('../../pictures/studio.mjs');
const { BenchReport, quantile } = await import('../report.mjs');
const { initialScript } = await import('./initial-script.mjs');

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '6' } } });
const rounds = Number(values.rounds);
const sheet = { name: 'sheet', path: '/cases/{case dunmore}/sheet', as: 'fenwick' };

/** Stands for what moved in the lists beside the form: options of another status, unknown facts of another rank. */
const ANSWERS = 'answers beside the form';

const report = new BenchReport('screen', { rounds });
const script = initialScript();
report.figure('initial.files', script.files);
report.goal('initial.gzipBytes', script.gzip, 'atMost', 200_000);

const studio = await openStudio();
try {
  const { page, close } = await studio.open(sheet, { theme: 'light', width: 1440, height: 900 });
  await page.evaluate((ANSWERS) => {
    const seen = { durations: /** @type {number[]} */ ([]), shifts: /** @type {{ value: number, where: string }[]} */ ([]), grown: /** @type {string[]} */ ([]) };
    Object.assign(globalThis, { seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (/** @type {PerformanceEventTiming} */ (entry).interactionId > 0) seen.durations.push(entry.duration);
    }).observe({ type: 'event', durationThreshold: 16, buffered: false });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const shift = /** @type {PerformanceEntry & { value: number, sources: { node: Node | null }[] }} */ (entry);
        // Beside the form stand the answers: an option that takes another status moves to its heading. Counted apart.
        const shaken = shift.sources.map(({ node }) => (node instanceof Element ? node : (node?.parentElement ?? null))).filter((node) => node !== null && node.closest('.main, cn-page-header, cn-patient-banner'));
        seen.shifts.push({ value: shift.value, where: shaken[0] ? `${shaken[0].tagName.toLowerCase()}.${shaken[0].className}` : ANSWERS });
      }
    }).observe({ type: 'layout-shift', buffered: false });
    // A shift names what was moved; the row that changed its height is the one to mend.
    const heights = new WeakMap();
    const observer = new ResizeObserver((changes) => {
      for (const { target } of changes) {
        const height = target.getBoundingClientRect().height;
        const before = heights.get(target);
        heights.set(target, height);
        if (before !== undefined && before !== height) seen.grown.push(`${before} to ${height} px: ${target.textContent?.replace(/\s+/g, ' ').trim().slice(0, 160)}`);
      }
    });
    for (const row of document.querySelectorAll('cn-fact-row')) observer.observe(row);
  }, ANSWERS);

  const rows = page.locator('cn-fact-row', { has: page.locator('cn-tri-state-field') });
  const count = Math.min(await rows.count(), 20);
  let interactions = 0;
  for (let round = 0; round < rounds; round++) {
    for (let index = 0; index < count; index++) {
      const answers = rows.nth(index).locator('cn-tri-state-field label');
      await answers.nth(round % (await answers.count())).click();
      interactions++;
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    }
  }
  await page.waitForLoadState('networkidle');
  const { durations, shifts, grown } = await page.evaluate(() => /** @type {any} */ (globalThis).seen);
  // Presses faster than the threshold of 16 ms are not reported by the browser: they count as that.
  const all = [...durations, ...Array.from({ length: Math.max(0, interactions - durations.length) }, () => 16)].sort((a, b) => a - b);
  report.figure('interactions', interactions);
  report.figure('interaction.p50Ms', quantile(all, 0.5));
  report.goal('interaction.p98Ms', quantile(all, 0.98), 'atMost', 100);
  /** @type {{ value: number, where: string }[]} */
  const inForm = shifts.filter((/** @type {{ where: string }} */ shift) => shift.where !== ANSWERS);
  const sum = (/** @type {{ value: number }[]} */ some) => Math.round(some.reduce((total, { value }) => total + value, 0) * 10_000) / 10_000;
  report.figure('layoutShift.answers', sum(shifts) - sum(inForm));
  report.goal('layoutShift.form', sum(inForm), 'exactly', 0);
  if (inForm.length > 0) report.table('What moved', ['shift', 'where'], inForm.slice(0, 12).map((shift) => [shift.value.toFixed(4), shift.where]));
  if (grown.length > 0) report.table('What changed its height', ['row'], grown.slice(0, 12).map((/** @type {string} */ row) => [row]));
  await close();
} finally {
  await studio.close();
}
report.end();
