// Every page of every role, at desktop and phone width: axe's rules, the structure of the markup, links that lead
// somewhere, and no page of the permission table that no link leads to.
import assert from 'node:assert/strict';
import { inspect } from '../harness/checks.mjs';
import { crawl } from '../harness/crawl.mjs';
import { permissions } from '../harness/demo.mjs';
import { journey } from '../harness/journey.mjs';

const table = permissions();
const patterns = table.map((row) => row.path);

/** The pages of a role that links must lead to: the rows it may ask for by GET. */
const pagesOf = (role) => table.filter((row) => row.verb === 'GET' && row.cells[role] !== '-').map((row) => row.path);

journey('every page', async ({ step, guest, as, demo }) => {
  const seen = new Set();

  async function lookAround(role, visitor) {
    const wrong = [];
    const { met, broken } = await crawl({
      page: visitor.page,
      start: demo.home,
      patterns,
      seen,
      look: async (page, address) => {
        for (const rule of await inspect(page)) wrong.push(`${address.pathname}${address.search}: ${rule}`);
      },
    });
    assert.deepEqual(broken, [], 'links that lead nowhere');
    assert.deepEqual(wrong, []);
    const missed = pagesOf(role).filter((path) => !met.has(path));
    assert.deepEqual(missed, [], 'pages that no link leads to');
  }

  await step('public', async () => lookAround('public', await guest()));
  for (const { role, user } of demo.people) {
    await step(`${role}: ${user}`, async () => lookAround(role, await as(user)));
  }
});
