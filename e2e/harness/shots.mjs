// scripts/shots: pictures of pages at both widths.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { launch, visit, WIDTHS } from './browser.mjs';
import { fillSignIn } from './sign-in.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    base: { type: 'string', default: 'http://127.0.0.1:8080' },
    as: { type: 'string' },
    to: { type: 'string', default: '.tmp/shots' },
  },
});

await mkdir(values.to, { recursive: true });
const browser = await launch();
const { page, faults } = await visit(browser);
if (values.as) {
  const [user, ...password] = values.as.split(':');
  await page.goto(values.base);
  await page.goto(`${values.base}/${new URL(page.url()).pathname.split('/')[1]}/dang-nhap`);
  await fillSignIn(page, { user, password: password.join(':') });
}
for (const path of positionals) {
  const answer = await page.goto(new URL(path, values.base).href);
  if (!answer.ok()) console.error(`${answer.status()} ${path}`);
  for (const [name, size] of Object.entries(WIDTHS)) {
    await page.setViewportSize(size);
    const stem = path.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'start';
    const file = join(values.to, `${stem}-${size.width}.png`);
    await page.screenshot({ path: file, fullPage: true });
    console.log(`${name}: ${file}`);
  }
}
for (const fault of faults) console.error(fault);
await browser.close();
