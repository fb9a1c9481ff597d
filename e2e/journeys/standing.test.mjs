// The leader's page: every number opens the list behind it, and the list is as long as the number says.
import assert from 'node:assert/strict';
import { journey } from '../harness/journey.mjs';
import { done, menu, soundness } from '../harness/pages.mjs';
import { answerAll, handOver, send } from '../harness/report.mjs';
import { openRound } from '../harness/rounds.mjs';

journey('standing', async ({ step, as }) => {
  const sound = soundness(true);
  const { page } = await as('lanhdao');

  await step('a round under way has something to count', async () => {
    const [focal, officer, head] = [
      (await as('daumoi')).page,
      (await as('chuyenvien')).page,
      (await as('lanhdaoso')).page,
    ];
    await openRound(focal);
    await menu(officer, 'Việc phải làm');
    await officer.getByRole('link', { name: /^Viết báo cáo/ }).click();
    await answerAll(officer, 'Đã thực hiện');
    await handOver(officer);
    await head.goto(officer.url().split('?')[0]);
    await send(head, { capacity: 'KT. (ký thay thủ trưởng)', position: 'Phó Giám đốc' });
    await menu(focal, 'Việc phải làm');
    await focal.getByRole('link', { name: /^Kiểm tra 1 báo cáo/ }).first().click();
    await focal.getByRole('button', { name: 'Chấp nhận báo cáo' }).click();
    await done(focal, 'Đã chấp nhận báo cáo.');
  });

  await step('declared, evidence and schedule stand side by side', async () => {
    await menu(page, 'Tình hình');
    await page.getByRole('heading', { name: 'Ba tình trạng đặt cạnh nhau' }).waitFor();
    for (const name of ['Cơ quan báo cáo', 'Tài liệu minh chứng', 'Theo thời hạn']) {
      await page.locator('.trio').getByRole('heading', { name }).waitFor();
    }
    assert.doesNotMatch((await page.locator('main').innerText()).replace('không phải 0 %', ''), /(^|\s)0 ?%/);
    await sound(page);
  });

  await step('each column of the three counts every task once', async () => {
    const sums = await page.locator('.trio > div').evaluateAll((columns) =>
      columns.map((column) =>
        [...column.querySelectorAll('li > a')].reduce((sum, link) => sum + Number(link.firstChild.data), 0),
      ),
    );
    assert.deepEqual(sums, [41, 41, 41]);
  });

  await step('every number of every plan and round is the length of the list behind it', async () => {
    const start = page.url();
    const views = new Set([start]);
    for (const href of await page.locator('main a[href*="tinh-hinh?"]').evaluateAll((links) => links.map((a) => a.href))) views.add(href);
    let numbers = 0;
    for (const view of views) {
      await page.goto(view);
      for (const href of await page.locator('main a[href*="tinh-hinh?"]').evaluateAll((links) => links.map((a) => a.href))) views.add(href);
      const wrong = await wrongNumbers(page);
      assert.deepEqual(wrong.wrong, [], view);
      numbers += wrong.count;
    }
    assert.ok(views.size >= 3, `only ${views.size} pages of standing`);
    assert.ok(numbers > 100, `only ${numbers} numbers`);
  });
});

/** The numbers of the open page whose list is of another length, or that open no list. */
function wrongNumbers(page) {
  return page.evaluate(async () => {
    const wrong = [];
    const number = (text) => (/^\d{1,3}(\.\d{3})*$/.test(text) ? Number(text.replaceAll('.', '')) : null);
    const lengths = new Map();
    const lengthOf = async (href) => {
      if (!lengths.has(href)) {
        const answer = await fetch(href);
        const there = new DOMParser().parseFromString(await answer.text(), 'text/html');
        const rows = new URL(href).pathname.endsWith('/danh-sach') ? 'main tbody tr' : 'main .panes.list .rows > li';
        lengths.set(href, answer.ok ? there.querySelectorAll(rows).length : `status ${answer.status}`);
      }
      return lengths.get(href);
    };
    let count = 0;
    for (const place of document.querySelectorAll('main .tally li, main .trio li, main td.num')) {
      // A chart's table stands beside the chart; an age in days is no count.
      if (place.closest('details')) continue;
      const link = place.querySelector('a');
      const text = (link ?? place.querySelector('.big') ?? place).firstChild?.data?.trim() ?? '';
      const said = number(text);
      if (said === null) continue;
      count += 1;
      if (!link) {
        if (said !== 0) wrong.push(`${said} in "${place.textContent.trim()}" opens nothing`);
        continue;
      }
      const length = await lengthOf(link.href);
      if (length !== said) wrong.push(`${said} in "${place.textContent.trim()}" opens a list of ${length}: ${link.href}`);
    }
    return { wrong, count };
  });
}
