// The program under test, as a command and as a running server.
import { execFileSync, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export function fail(sentence) {
  throw new Error(sentence);
}

const program = process.env.TIENDO ?? fail('TIENDO names the program to test; scripts/e2e sets it');

/** Runs a command to its end and gives what it printed. */
export function run(...args) {
  return execFileSync(program, args, { encoding: 'utf8' });
}

/** The permission table as the program prints it. */
export function permissions() {
  return JSON.parse(run('admin', 'permissions', '--json'));
}

/**
 * Starts a server on a free port of loopback and waits until it names its address.
 * Gives `base` (http://127.0.0.1:PORT), `home` (the first page of its only realm), `log`, `stop()` (ends it and gives
 * its exit code).
 */
export async function serve(args) {
  const child = spawn(program, [...args, '--listen', '127.0.0.1:0'], { stdio: ['ignore', 'pipe', 'pipe'] });
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
    ended.then((code) => reject(new Error(`the program ended with ${code} before it answered:\n${log.join('\n')}`)));
  });
  return {
    base,
    home: (await fetch(base)).url.replace(/\/$/, ''),
    log,
    async stop() {
      child.kill('SIGTERM');
      return ended;
    },
  };
}
