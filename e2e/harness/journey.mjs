// A journey: one installation, one browser, steps in order. When a step fails, a picture of every open page is kept and
// the steps after it do not run.
import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { launch, visit } from './browser.mjs';
import { startCopy } from './demo.mjs';
import { fillSignIn } from './sign-in.mjs';

/**
 * Registers a journey. `start` starts its installation: a copy of the demo unless told. Its body gets
 * `step(name, body)`: a named part, reported as a test of its own; the steps after a failed one are left out;
 * `apart(name, body)`: the same for a part that no other part builds on;
 * `guest(options)`: a page of somebody who has not signed in (options of `visit`);
 * `as(user, options)`: a page of somebody who has;
 * `site`: the running installation.
 */
export function journey(name, body, start = startCopy) {
  test(name, { timeout: 20 * 60_000 }, async (t) => {
    const site = await start();
    const browser = await launch();
    const open = [];
    t.after(async () => {
      await browser.close();
      const ended = await site.stop();
      assert.equal(ended, 0, `the program did not stop in order:\n${site.log.slice(-20).join('\n')}`);
    });

    const guest = async (options) => {
      const visitor = await visit(browser, options);
      open.push(visitor);
      return visitor;
    };
    const as = async (user, options) => {
      const visitor = await guest(options);
      await visitor.page.goto(`${site.home}/dang-nhap`);
      await fillSignIn(visitor.page, site.person(user));
      return visitor;
    };
    const apart = (part, act) =>
      t.test(part, async () => {
        try {
          await act();
          const faults = open.flatMap((visitor) => visitor.faults.splice(0));
          assert.deepEqual(faults, []);
        } catch (error) {
          await keepPictures(open, `${name}-${part}`);
          throw error;
        }
      });
    let stopped = false;
    const step = (part, act) => {
      if (stopped) return t.test(part, { skip: 'an earlier step failed' });
      return apart(part, async () => {
        stopped = true;
        await act();
        stopped = false;
      });
    };
    await body({ step, apart, guest, as, site });
  });
}

async function keepPictures(open, label) {
  const folder = process.env.TIENDO_E2E_SHOTS;
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  const stem = label.replaceAll(/[^\p{L}\p{N}]+/gu, '-');
  for (const [index, { page }] of open.entries()) {
    if (page.isClosed()) continue;
    const file = join(folder, `${stem}-${index}`);
    await page.screenshot({ path: `${file}.png`, fullPage: true });
    await writeFile(`${file}.html`, await page.content());
  }
  console.error(`pictures of the failed step: ${folder}/${stem}-*`);
}
