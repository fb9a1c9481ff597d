// Goes through the pages as a reader does: from the start page along the links, so that a page that no link leads to
// is found out, and each kind of page is looked at for each role.
import { createHash } from 'node:crypto';

/** How many pages of one kind (one row of the permission table, one set of query names) are looked at for a role. */
const OF_A_KIND = 2;

/** The row of the permission table that an address belongs to. `patterns`: its paths, e.g. /{realm}/ke-hoach/{plan}. */
export function kindOf(address, patterns) {
  const parts = address.pathname.split('/');
  const fits = patterns.filter((pattern) => {
    const wanted = pattern.split('/');
    return wanted.length === parts.length && wanted.every((part, i) => part.startsWith('{') || part === parts[i]);
  });
  // The row with the most fixed words wins, as in the router.
  return fits.sort((a, b) => a.split('{').length - b.split('{').length)[0];
}

/**
 * The page's own content, without what differs from one visit to the next though all else is the same: tokens, and the
 * frame with who is looking, which is looked at on the first page of each role.
 */
function fingerprint(html) {
  const main = html.match(/<main[\s\S]*<\/main>/)?.[0] ?? html;
  const stable = main.replaceAll(/(<input[^>]*type="?hidden"?[^>]*value=")[^"]*/g, '$1');
  return createHash('sha256').update(stable).digest('hex');
}

/**
 * Follows every link from `start`. For each page of a kind not yet seen often enough it calls `look(page, address)`,
 * unless the very same content has been looked at for another role (`seen`, shared between calls).
 * Gives the kinds met and the links that lead nowhere.
 */
export async function crawl({ page, start, patterns, seen, look }) {
  const queue = [new URL(start)];
  const queued = new Set(queue.map(String));
  const met = new Map();
  const broken = [];
  let framed = false;
  for (let address = queue.shift(); address; address = queue.shift()) {
    const kind = kindOf(address, patterns) ?? address.pathname;
    const group = `${kind}?${[...new Set(address.searchParams.keys())].sort().join('&')}`;
    const times = met.get(group) ?? 0;
    if (times >= OF_A_KIND) continue;
    met.set(group, times + 1);

    // A file is fetched, not opened; a page is opened.
    const answer = await page.context().request.get(String(address), { maxRedirects: 3 });
    if (!answer.ok()) {
      broken.push(`${answer.status()} ${address.pathname}${address.search}`);
      continue;
    }
    if (!(answer.headers()['content-type'] ?? '').startsWith('text/html')) continue;
    await page.goto(String(address));

    const mark = fingerprint(await page.content());
    if (!framed || !seen.has(mark)) {
      framed = true;
      seen.add(mark);
      await look(page, address);
    }
    const links = await page.$$eval('a[href]', (anchors) => anchors.map((anchor) => anchor.href));
    for (const link of links) {
      const next = new URL(link);
      next.hash = '';
      // The link to the other language would change it for all pages after.
      if (next.origin !== address.origin || next.searchParams.has('lang') || queued.has(String(next))) continue;
      queued.add(String(next));
      queue.push(next);
    }
  }
  return { met: new Set([...met.keys()].map((group) => group.split('?')[0])), broken };
}
