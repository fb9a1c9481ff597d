// Every page of every role, at desktop and phone width: axe's rules, the structure of the markup, links that lead
// somewhere, and no page of the permission table that no link leads to. The round of 2026 is under way: one report
// written, one sent, one returned, one paper begun; the consolidated report is drafted, another round is prepared.
import assert from 'node:assert/strict';
import { CAST } from '../harness/cast.mjs';
import { inspect } from '../harness/checks.mjs';
import { crawl } from '../harness/crawl.mjs';
import { pdf } from '../harness/files.mjs';
import { journey } from '../harness/journey.mjs';
import { done, menu } from '../harness/pages.mjs';
import { permissions } from '../harness/program.mjs';
import { answerAll, handOver, line, saveDraft, send } from '../harness/report.mjs';
import { openRound } from '../harness/rounds.mjs';

const table = permissions();
const patterns = table.map((row) => row.path);

/** Pages that no link leads to, on purpose, once somebody has signed in. */
const UNLINKED = ['/{realm}/dang-nhap'];

/** Pages that a link leads to for nobody but the roles named: another role may ask, but has nothing of its own there. */
const FOR_SOME = {
  // The reports of others are read at the desk, which names their files.
  '/{realm}/bao-cao/{report}/minh-chung/{evidence}': ['officer', 'head'],
  '/{realm}/bao-cao/{report}/van-ban/{n}': [],
};

/** The pages of a role that links must lead to: the rows it may ask for by GET. */
const pagesOf = (role) =>
  table
    .filter((row) => row.verb === 'GET' && row.cells[role] !== '-')
    .map((row) => row.path)
    .filter((path) => role === 'public' || !UNLINKED.includes(path))
    .filter((path) => FOR_SOME[path]?.includes(role) ?? true);

journey('every page', async ({ step, apart, guest, as, site }) => {
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

  await step('the round of 2026 is under way', async () => {
    const page = async (user) => (await as(user)).page;
    const [focal, officer, head] = [await page('daumoi'), await page('chuyenvien'), await page('lanhdaoso')];
    await openRound(focal);
    await menu(officer, 'Việc phải làm');
    await officer.getByRole('link', { name: /^Viết báo cáo/ }).click();
    await answerAll(officer, 'Đã thực hiện');
    await line(officer, '4.3').getByLabel('Thêm tài liệu minh chứng').setInputFiles(pdf('minh-chung.pdf'));
    await saveDraft(officer);
    await handOver(officer);
    await head.goto(officer.url().split('?')[0]);
    await send(head, { capacity: 'KT. (ký thay thủ trưởng)', position: 'Phó Giám đốc' });
    await menu(focal, 'Việc phải làm');
    await focal.getByRole('link', { name: /^Kiểm tra 1 báo cáo/ }).first().click();
    await focal.getByRole('checkbox', { name: 'Trả lại mục 4.3', exact: true }).check();
    await focal.locator('summary').filter({ hasText: 'Lý do trả lại mục 4.3' }).click();
    await focal.getByLabel('Lý do trả lại mục 4.3').fill('Nêu rõ kinh phí.');
    await focal.getByRole('button', { name: 'Trả lại các mục đã đánh dấu' }).click();
    await done(focal, 'Đã trả lại');
    const drafter = await page('chuyenvien.khdt');
    await menu(drafter, 'Việc phải làm');
    await drafter.getByRole('link', { name: /^Viết báo cáo/ }).first().click();
    await drafter.locator('section.own').first().getByRole('textbox').fill('Đang viết.');
    await saveDraft(drafter);
  });

  await step('a paper is begun, the consolidated report drafted, another round prepared', async () => {
    const { page } = await as('daumoi');
    await page.goto(`${site.home}/bao-cao`);
    await page.getByRole('link', { name: 'Năm 2026' }).first().click();
    await page.getByRole('link', { name: 'Bộ Chỉ huy Quân sự tỉnh Quảng Ngãi' }).first().click();
    await page.getByRole('link', { name: 'Nhập thay theo văn bản giấy' }).click();
    await page.getByLabel('Số, ký hiệu văn bản').fill('25/BC-BCH');
    await page.getByLabel('Ngày văn bản').fill('05/11/2026');
    await page.getByLabel('Ngày nhận').fill('07/11/2026');
    await page.getByLabel('Tệp văn bản có chữ ký (PDF)').setInputFiles(pdf('25-BC-BCH.pdf'));
    await page.getByRole('button', { name: 'Tiếp tục nhập từng mục' }).click();
    await done(page, 'Đã ghi văn bản.');
    await page.goto(`${site.home}/bao-cao`);
    await page.getByRole('link', { name: 'Năm 2025' }).first().click();
    await page.getByRole('link', { name: 'Báo cáo tổng hợp' }).click();
    await page.getByRole('button', { name: 'Lập dự thảo' }).first().click();
    await done(page, 'Đã lập dự thảo');
    await page.goto(`${site.home}/bao-cao`);
    await page.getByRole('button', { name: /^Chuẩn bị kỳ năm/ }).last().click();
    await page.getByRole('heading', { level: 1, name: /^Chuẩn bị kỳ/ }).waitFor();
  });

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
