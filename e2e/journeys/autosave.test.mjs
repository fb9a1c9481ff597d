// A report saves itself as it is typed, over a bad line, after a session's end, and beside somebody else's hand.
import assert from 'node:assert/strict';
import { journey } from '../harness/journey.mjs';
import { done, menu, soundness } from '../harness/pages.mjs';
import { answerAll, handOver, line, saveDraft, send } from '../harness/report.mjs';
import { openRound } from '../harness/rounds.mjs';
import { fillSignIn } from '../harness/sign-in.mjs';

journey('autosave', async ({ step, as, site }) => {
  const sound = soundness(true);
  const { page: focal } = await as('daumoi');
  const { page: officer, context } = await as('chuyenvien');
  const { page: head } = await as('lanhdaoso');
  const status = (page) => page.locator('[data-status]');
  const says = (page, words) => status(page).filter({ hasText: words }).waitFor();
  const field = (page, number) => line(page, number).getByLabel('Kết quả trong năm');
  let report;

  await step('a report is opened', async () => {
    await openRound(focal);
    await menu(officer, 'Việc phải làm');
    await officer.getByRole('link', { name: /^Viết báo cáo/ }).click();
    report = officer.url();
    await says(officer, 'Bản nháp tự lưu');
  });

  await step('what is typed is saved by itself, and the page says when', async () => {
    await field(officer, '4.3').fill('');
    await field(officer, '4.3').pressSequentially('Hỗ trợ 18 đề án khuyến công.');
    await says(officer, /Đã lưu lúc \d\d:\d\d/);
    await officer.reload();
    assert.equal(await field(officer, '4.3').inputValue(), 'Hỗ trợ 18 đề án khuyến công.');
  });

  await step('a wrong value is named as it is typed, and the rest of the line is not lost', async () => {
    const figure = line(officer, '4.3').getByLabel('Số', { exact: true }).first();
    await figure.fill('nhiều');
    await says(officer, '4.3: Ghi số');
    await figure.fill('');
    await says(officer, 'Đã lưu lúc');
  });

  await step('without a line it says so, and goes on keeping what is typed', async () => {
    await context.setOffline(true);
    await field(officer, '4.3').fill('Viết khi mất mạng.');
    await says(officer, 'Chưa lưu: mất kết nối');
    await field(officer, '9.2').fill('Viết tiếp khi mất mạng.');
  });

  await step('when the line is back, all of it is saved', async () => {
    await context.setOffline(false);
    await says(officer, 'Đã lưu lúc');
    await saved(head, report, { 4.3: 'Viết khi mất mạng.', 9.2: 'Viết tiếp khi mất mạng.' });
  });

  await step('a window closed without a line loses nothing either, also after a saving of the whole form', async () => {
    await saveDraft(officer);
    await withoutSaving(context, async () => {
      await field(officer, '4.3').fill('Viết rồi tắt máy.');
      await says(officer, 'Chưa lưu: mất kết nối');
      // The browser is closed and opened again at the same address.
      const address = officer.url();
      await officer.goto('about:blank');
      await officer.goto(address);
      assert.equal(await field(officer, '4.3').inputValue(), 'Viết rồi tắt máy.');
    });
    await says(officer, 'Đã lưu lúc');
    await saved(head, report, { 4.3: 'Viết rồi tắt máy.' });
  });

  await step('two officers on two lines do not disturb each other', async () => {
    await head.goto(report);
    await field(head, '9.2').fill('Thủ trưởng viết mục 9.2.');
    await says(head, 'Đã lưu lúc');
    await field(officer, '4.3').fill('Chuyên viên viết mục 4.3.');
    await says(officer, 'Đã lưu lúc');
    await saved(officer, report, { 4.3: 'Chuyên viên viết mục 4.3.', 9.2: 'Thủ trưởng viết mục 9.2.' });
  });

  await step('two officers on one line both keep their words', async () => {
    await head.goto(report);
    await field(head, '4.3').fill('Bản của thủ trưởng.');
    await says(head, 'Đã lưu lúc');
    await field(officer, '4.3').fill('Bản của chuyên viên.');
    await says(officer, 'Người khác đã sửa mục này');
    await officer.locator('.bar').getByRole('button', { name: 'Lưu bản nháp' }).click();
    await officer.getByRole('heading', { name: 'Báo cáo đã được người khác sửa; xem hai bản' }).waitFor();
    assert.match(await officer.title(), /^Lỗi:/);
    const both = officer.getByRole('table', { name: 'Hai bản của mục 4.3' });
    await both.getByText('Bản của thủ trưởng.').waitFor();
    await both.getByText('Bản của chuyên viên.').waitFor();
    await officer.getByText(/^Ngô Giả Thiết \(mẫu\) đã lưu mục này lúc/).waitFor();
    await sound(officer);
  });

  await step('who sees both decides, and may join them', async () => {
    await officer.getByLabel('Kết quả trong năm').fill('Bản của thủ trưởng. Bản của chuyên viên.');
    await officer.getByRole('button', { name: 'Lưu lựa chọn' }).click();
    await done(officer, 'Đã lưu.');
    await saved(head, report, { 4.3: 'Bản của thủ trưởng. Bản của chuyên viên.' });
  });

  await step('who mends what was refused and goes on at once does not clash with oneself', async () => {
    await officer.goto(report);
    await says(officer, 'Bản nháp tự lưu');
    const handIn = () => officer.locator('.bar').getByRole('button', { name: 'Trình thủ trưởng duyệt' }).click();
    // The line is saved with the form; others of it keep the report from being handed over.
    await field(officer, '4.3').fill('  Viết rồi trình ngay. ');
    await handIn();
    await officer.getByText('Chưa thực hiện được').waitFor();
    await field(officer, '4.3').fill('Sửa rồi trình ngay.');
    await handIn();
    await officer.getByText('Chưa thực hiện được').waitFor();
    assert.equal(await field(officer, '4.3').inputValue(), 'Sửa rồi trình ngay.');
    assert.equal(await officer.getByRole('heading', { name: 'Báo cáo đã được người khác sửa' }).count(), 0);
  });

  await step('words that one could not save are not given to the next at the same machine', async () => {
    await officer.goto(report);
    await says(officer, 'Bản nháp tự lưu');
    await withoutSaving(context, async () => {
      await field(officer, '4.3').fill('Chỉ người viết được lấy lại.');
      await says(officer, 'Chưa lưu: mất kết nối');
      await context.clearCookies();
      await officer.goto(report);
    });
    await fillSignIn(officer, site.person('lanhdaoso'));
    await says(officer, 'Bản nháp tự lưu');
    assert.equal(await field(officer, '4.3').inputValue(), 'Sửa rồi trình ngay.');
    await context.clearCookies();
    await officer.goto(report);
    await fillSignIn(officer, site.person('chuyenvien'));
    assert.equal(await field(officer, '4.3').inputValue(), 'Chỉ người viết được lấy lại.');
    await says(officer, 'Đã lưu lúc');
  });

  await step('a session that ends in the middle says so, keeps the words, and gives them back after sign-in', async () => {
    await context.clearCookies();
    await field(officer, '4.3').fill('Viết sau khi phiên kết thúc.');
    await says(officer, 'phiên đăng nhập đã kết thúc');
    await officer.goto(report);
    await fillSignIn(officer, site.person('chuyenvien'));
    assert.equal(officer.url(), report);
    assert.equal(await field(officer, '4.3').inputValue(), 'Viết sau khi phiên kết thúc.');
    await says(officer, 'Đã lưu lúc');
    await saved(head, report, { 4.3: 'Viết sau khi phiên kết thúc.' });
  });

  await step('what was sent does not come back as an unsaved draft after a return', async () => {
    await officer.goto(report);
    await answerAll(officer, 'Bản gửi lần đầu');
    await handOver(officer);
    await head.goto(report);
    await send(head, { capacity: 'KT. (ký thay thủ trưởng)', position: 'Phó Giám đốc' });
    await head.getByRole('button', { name: 'Thu hồi để sửa' }).click();
    await done(head, 'Đã thu hồi');
    await field(head, '4.3').fill('Thủ trưởng sửa sau khi thu hồi.');
    await says(head, 'Đã lưu lúc');
    await saved(officer, report, { 4.3: 'Thủ trưởng sửa sau khi thu hồi.' });
    await says(officer, 'Bản nháp tự lưu');
  });
});

/**
 * Does what is given while no line of a report can be saved. The line stays away until the page that typed the words has
 * gone: a page that is only being left may still save them when the line is back.
 */
async function withoutSaving(context, what) {
  const saving = '**/muc/*';
  await context.route(saving, (route) => route.abort('internetdisconnected'));
  await what();
  await context.unroute(saving);
}

/** What the report holds, as somebody sees it who opens it anew. */
async function saved(page, report, lines) {
  await page.goto(report);
  for (const [number, words] of Object.entries(lines)) {
    assert.equal(await line(page, number).getByLabel('Kết quả trong năm').inputValue(), words);
  }
}
