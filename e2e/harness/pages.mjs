// What a reader does on any page: choosing a place, being refused, and what holds for a page as it stands.
import assert from 'node:assert/strict';
import { inspect } from './checks.mjs';

/** Chooses one of the main places. */
export const menu = (page, name) =>
  page.getByRole('navigation', { name: 'Chính' }).getByRole('link', { name, exact: true }).click();

/** The page says that something was done. */
export const done = (page, words) => page.getByRole('status').filter({ hasText: words }).first().waitFor();

/** The page says in words that nothing was done, in its title too. */
export async function refused(page, words) {
  await page.getByRole('alert').filter({ hasText: words }).waitFor();
  assert.match(await page.title(), /^Lỗi:/);
}

/** A check of the open page at both widths, for journeys told with scripts; axe is a script itself. */
export const soundness = (scripts) => async (page) => {
  if (scripts) assert.deepEqual(await inspect(page), [], page.url());
};
