import { AxeBuilder } from '@axe-core/playwright';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

/**
 * What axe finds on the page as it stands, WCAG 2.2 A and AA and good practice.
 *
 * @param {import('playwright-core').Page} page
 * @param {string} [part] selector of the part to look at; a long page takes long
 * @returns {Promise<string[]>} rule, element and what is wrong; empty when nothing is
 */
export async function axeViolations(page, part) {
  const builder = new AxeBuilder({ page }).withTags(TAGS);
  const { violations } = await (part === undefined ? builder : builder.include(part)).analyze();
  const found = violations.flatMap((violation) => violation.nodes.map((node) => ({ id: violation.id, target: node.target.join(' '), text: node.failureSummary ?? '' })));
  const counted = await Promise.all(found.map(async (each) => each.id !== 'region' || !(await inOverlay(page, each.target))));
  return found.filter((_, index) => counted[index]).map(({ id, target, text }) => `${id}: ${target} · ${text}`);
}

/**
 * A menu or dialog lies over the page and outside its landmarks by design, so good practice about landmarks does not
 * concern it.
 *
 * @param {import('playwright-core').Page} page
 * @param {string} target
 */
const inOverlay = (page, target) => page.locator(target).first().evaluate((element) => element.closest('.cdk-overlay-container') !== null);
