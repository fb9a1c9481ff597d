// The first page of the demo, its banner and clock; and the program's own words: what it reads, and what it says when it
// cannot start.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { journey } from '../harness/journey.mjs';
import { soundness } from '../harness/pages.mjs';
import { run } from '../harness/program.mjs';
import { passDays } from '../harness/rounds.mjs';

const SAMPLE = new URL('../../samples/214-KH-UBND.txt', import.meta.url).pathname;

journey('start', async ({ step, guest, site }) => {
  const sound = soundness(true);
  const { page } = await guest();

  await step('who has not signed in sees the public page, which names the published plan', async () => {
    await page.goto(site.base);
    await page.getByRole('heading', { level: 1, name: 'UBND tỉnh Quảng Ngãi' }).waitFor();
    await page.getByRole('link', { name: '214/KH-UBND' }).waitFor();
    await sound(page);
  });

  await step('the banner says what is made up, as of which day bodies are shown, and what time it is', async () => {
    const banner = page.getByRole('complementary', { name: 'Thông báo dữ liệu mẫu' });
    await banner.getByText(/giả định.*06\/11\/2024.*08:\d\d ngày 10\/11\/2026/).waitFor();
  });

  await step('the published plan is read by anyone, and nothing else', async () => {
    await page.getByRole('link', { name: '214/KH-UBND' }).click();
    await page.getByRole('heading', { name: '10 nhóm nhiệm vụ' }).waitFor();
    await sound(page);
    await page.goto(`${site.home}/bao-cao`);
    assert.match(page.url(), /\/dang-nhap\?/);
    await page.getByText('Không sử dụng hệ thống này để soạn, lưu, gửi nội dung bí mật nhà nước.').first().waitFor();
  });

  await step('the clock goes forward only, a day at a time', async () => {
    await passDays(page, 1);
    await page.locator('.demo').getByText(/11\/11\/2026/).waitFor();
  });

  await step('a port that is taken gets a sentence and not a panic', () => {
    const { port } = new URL(site.base);
    const second = spawnSync(process.env.TIENDO, ['serve', '--data', `${site.data}-2`, '--listen', `127.0.0.1:${port}`], { encoding: 'utf8' });
    assert.notEqual(second.status, 0);
    assert.match(second.stderr, new RegExp(port));
    assert.doesNotMatch(second.stderr, /panicked|RUST_BACKTRACE/);
  });

  await step('the sample reads as an outline, and as one line of JSON', () => {
    assert.match(run('read', SAMPLE), /214\/KH-UBND/);
    const lines = run('read', '--format', 'json', SAMPLE).trim().split('\n');
    assert.equal(lines.length, 1);
    assert.equal(JSON.parse(lines[0]).tasks.length, 41);
  });
});
