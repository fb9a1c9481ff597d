// What holds for every page, whoever looks at it and at whatever width.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { WIDTHS } from './browser.mjs';

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** axe's violations on the page as it stands, one sentence each. */
async function violations(page) {
  // Evaluated by the debugger, so the page's content policy is neither in the way nor loosened.
  await page.evaluate(axeSource);
  const found = await page.evaluate(
    (tags) => globalThis.axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] }),
    TAGS,
  );
  return found.violations.map((rule) => {
    const places = rule.nodes.slice(0, 3).map((node) => node.target.join(' ')).join(', ');
    return `axe ${rule.id}: ${rule.help} (${rule.nodes.length}: ${places})`;
  });
}

/** What the markup owes: a language, a title, one heading of the first level, nothing inline, nothing sideways. */
function structure(page) {
  return page.evaluate(() => {
    const wrong = [];
    const root = document.documentElement;
    if (!['vi', 'en'].includes(root.lang)) wrong.push(`the page's language is "${root.lang}"`);
    if (document.title.trim().length < 3) wrong.push('the page has no title');
    const headings = document.querySelectorAll('h1').length;
    if (headings !== 1) wrong.push(`${headings} headings of the first level`);
    if (root.scrollWidth > root.clientWidth) {
      const wide = [...document.querySelectorAll('body *')]
        .filter((element) => element.getBoundingClientRect().right > root.clientWidth + 1)
        .map((element) => `${element.tagName.toLowerCase()}.${element.className}`);
      wrong.push(`the page is ${root.scrollWidth - root.clientWidth} px too wide (${wide.slice(0, 3).join(', ')})`);
    }
    for (const element of document.querySelectorAll('[style], style, script:not([src])')) {
      wrong.push(`inline style or script: ${element.outerHTML.slice(0, 80)}`);
    }
    return wrong;
  });
}

/**
 * What is wrong with the open page at both widths; empty when all is well. Its folds are opened to see all of it, and
 * the page is left as it was found. A click does not wait for the page that it leads to: when that page arrives in the
 * middle of the check, it is the one that is meant, and the check begins again there.
 */
export async function inspect(page) {
  const size = page.viewportSize();
  for (let attempt = 1; ; attempt += 1) {
    try {
      await page.waitForLoadState();
      return await inspectAsItStands(page);
    } catch (error) {
      if (attempt === 3 || !LEFT.test(error.message)) throw error;
    } finally {
      await page.setViewportSize(size);
    }
  }
}

/** What the browser says of a page that was left while it was asked. */
const LEFT = /execution context was destroyed|frame was detached|navigation/iu;

async function inspectAsItStands(page) {
  const opened = await page.evaluateHandle(() => {
    const shut = [...document.querySelectorAll('details:not([open])')];
    for (const fold of shut) fold.open = true;
    return shut;
  });
  const wrong = [];
  for (const [name, width] of Object.entries(WIDTHS)) {
    await page.setViewportSize(width);
    for (const rule of [...(await structure(page)), ...(await violations(page))]) wrong.push(`${name}: ${rule}`);
  }
  await opened.evaluate((folds) => {
    for (const fold of folds) fold.open = false;
  });
  return wrong;
}
