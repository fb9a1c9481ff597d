// The demo, on a copy of a data folder that was made once for the whole run.
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fail, serve } from './program.mjs';

/**
 * Starts the demo on its data folder. `fresh`: make its plans, people and reports anew.
 * Gives what `serve` gives, `people` (the published sign-ins), `person(user)`.
 */
export async function start({ data, fresh = false }) {
  const running = await serve(['demo', '--data', data, ...(fresh ? ['--fresh'] : [])]);
  const people = await publishedSignIns(running.home);
  return {
    ...running,
    people,
    person: (user) => people.find((each) => each.user === user) ?? signIn(user, people),
  };
}

/** Somebody whom the sign-in page does not list: all people of the demo have the one published password. */
function signIn(user, people) {
  return { user, who: user, password: people[0]?.password ?? fail('the demo publishes no sign-in') };
}

/** The sign-ins that the demo's sign-in page lists: user, password, and who it is in words. */
async function publishedSignIns(home) {
  const html = await (await fetch(`${home}/dang-nhap`)).text();
  const password = html.match(/<p>[^<]*<code>([^<]+)<\/code><\/p>/)?.[1];
  const rows = html.matchAll(/<dt><code>([^<]+)<\/code><\/dt><dd>([^<]*)<\/dd>/g);
  return [...rows].map(([, user, who]) => ({ user, who, password }));
}

/** A copy of the run's data folder with the demo on it; `stop()` ends both. */
export async function startCopy() {
  const made = process.env.TIENDO_E2E_DATA ?? fail('TIENDO_E2E_DATA names the demo data; scripts/e2e makes it');
  const data = await mkdtemp(join(tmpdir(), 'tiendo-e2e-'));
  await cp(made, data, { recursive: true });
  const demo = await start({ data });
  return {
    ...demo,
    data,
    async stop() {
      const code = await demo.stop();
      await rm(data, { recursive: true, force: true });
      return code;
    },
  };
}
