// Every page of every role, at desktop and phone width: axe's rules, the structure of the markup, links that lead
// somewhere, and no page of the permission table that no link leads to.
import assert from 'node:assert/strict';
import { CAST } from '../harness/cast.mjs';
import { inspect } from '../harness/checks.mjs';
import { crawl } from '../harness/crawl.mjs';
import { permissions } from '../harness/program.mjs';
import { journey } from '../harness/journey.mjs';

const table = permissions();
const patterns = table.map((row) => row.path);

/** Pages that no link leads to, on purpose, once somebody has signed in. */
const UNLINKED = ['/{realm}/dang-nhap'];

/** Pages of a state that the demo is not in when it starts: no round is open, prepared or consolidated, and the finished
 * round's files stand behind its closed reports. */
const OF_ANOTHER_STATE = [
  '/{realm}/bao-cao/chuan-bi/{round}',
  '/{realm}/bao-cao/ky/{round}/tong-hop/tai-ve.docx',
  '/{realm}/bao-cao/ky/{round}/tong-hop/{block}',
  '/{realm}/bao-cao/{report}',
  '/{realm}/bao-cao/{report}/minh-chung/{evidence}',
  '/{realm}/bao-cao/{report}/nhap-thay',
  '/{realm}/bao-cao/{report}/van-ban/{n}',
];

/** The pages of a role that links must lead to: the rows it may ask for by GET. */
const pagesOf = (role) =>
  table
    .filter((row) => row.verb === 'GET' && row.cells[role] !== '-')
    .map((row) => row.path)
    .filter((path) => role === 'public' || !UNLINKED.includes(path))
    .filter((path) => !OF_ANOTHER_STATE.includes(path));

journey('every page', async ({ apart, guest, as, site }) => {
  const seen = new Set();

  async function lookAround(role, visitor) {
    const wrong = [];
    const { met, broken } = await crawl({
      page: visitor.page,
      start: site.home,
      patterns,
      seen,
      look: async (page, address) => {
        for (const rule of await inspect(page)) wrong.push(`${address.pathname}${address.search}: ${rule}`);
      },
    });
    for (const link of broken) wrong.push(`a link leads nowhere: ${link}`);
    for (const path of pagesOf(role)) if (!met.has(path)) wrong.push(`no link leads to ${path}`);
    assert.equal(wrong.length, 0, wrong.join('\n'));
  }

  await apart('public', async () => lookAround('public', await guest()));
  await apart('every published sign-in has a role here, and every role a sign-in', () => {
    assert.deepEqual(site.people.map((person) => person.user).sort(), Object.keys(CAST).sort());
    const roles = new Set(Object.keys(table[0].cells).filter((role) => role !== 'public'));
    assert.deepEqual(new Set(Object.values(CAST)), roles);
  });
  for (const role of new Set(Object.values(CAST))) {
    const user = Object.keys(CAST).find((each) => CAST[each] === role);
    await apart(`${role}: ${user}`, async () => lookAround(role, await as(user)));
  }
});
