// An installation with nothing in it: a realm and its first administrator, both made by command.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fail, run, serve } from './program.mjs';

/** The first administrator; `password` is the one that the command prints, to be changed at the first sign-in. */
const ADMINISTRATOR = 'quantri';

/** Starts it on an empty folder. Gives what `serve` gives, and `administrator` (user and password). */
export async function startEmpty() {
  const data = await mkdtemp(join(tmpdir(), 'tiendo-e2e-'));
  const printed = run(
    ...['admin', 'create-realm', '--data', data, '--slug', 'quang-ngai', '--name', 'UBND tỉnh Quảng Ngãi', '--public'],
    ...['--admin', ADMINISTRATOR, '--admin-name', 'Vũ Quản Trị'],
  );
  const running = await serve(['serve', '--data', data]);
  return {
    ...running,
    data,
    administrator: { user: ADMINISTRATOR, password: passwordIn(printed) },
    async stop() {
      const code = await running.stop();
      await rm(data, { recursive: true, force: true });
      return code;
    },
  };
}

/** The temporary password in what the command printed. */
function passwordIn(printed) {
  return printed.match(/^Mật khẩu tạm: (\S+)$/m)?.[1] ?? fail(`the command printed no password:\n${printed}`);
}
