// The program under test: `tiendo demo` on a copy of a data folder that was made once for the whole run.
import { execFileSync, spawn } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const program = process.env.TIENDO ?? fail('TIENDO names the program to test; scripts/e2e sets it');

function fail(sentence) {
  throw new Error(sentence);
}

/**
 * Starts the demo on a free port of loopback and waits until it answers.
 * `data`: its folder; `fresh`: make the demo's plans, people and reports anew.
 * Gives `base` (http://127.0.0.1:PORT), `home` (the first page of its realm), `people`, `person(user)`, `log`, `stop()`.
 */
export async function start({ data, fresh = false, extra = [] }) {
  const args = ['demo', '--listen', '127.0.0.1:0', '--data', data, ...(fresh ? ['--fresh'] : []), ...extra];
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const log = [];
  const ended = new Promise((resolve) => child.once('close', (code, signal) => resolve(code ?? signal)));
  const base = await new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        log.push(line);
        const address = line.match(/http:\/\/127\.0\.0\.1:\d+/);
        if (address) resolve(address[0]);
      });
    }
    child.once('error', reject);
    ended.then((code) => reject(new Error(`the demo ended with ${code} before it answered:\n${log.join('\n')}`)));
  });
  const home = (await fetch(base)).url.replace(/\/$/, '');
  const people = await publishedSignIns(home);
  return {
    base,
    home,
    people,
    person: (user) => people.find((each) => each.user === user) ?? fail(`the demo has no sign-in "${user}"`),
    log,
    async stop() {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

/** The sign-ins that the demo's sign-in page lists: user, password, and who it is in words. */
async function publishedSignIns(home) {
  const html = await (await fetch(`${home}/dang-nhap`)).text();
  const password = html.match(/<p>[^<]*<code>([^<]+)<\/code><\/p>/)?.[1];
  const rows = html.matchAll(/<dt><code>([^<]+)<\/code><\/dt><dd>([^<]*)<\/dd>/g);
  return [...rows].map(([, user, who]) => ({ user, who, password }));
}

/** The permission table as the program prints it. */
export function permissions() {
  return JSON.parse(execFileSync(program, ['admin', 'permissions', '--json'], { encoding: 'utf8' }));
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
