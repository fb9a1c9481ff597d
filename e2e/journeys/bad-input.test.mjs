// Forms sent as they should not be: empty, absurd, stale, forged, after the session's end, by the wrong role. Each is
// answered by a sentence, with a status that says so, and nothing is half done.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pdf, plain } from '../harness/files.mjs';
import { ABSURD, assertSane, sendWith, typedForms } from '../harness/forms.mjs';
import { journey } from '../harness/journey.mjs';
import { done, menu, refused, soundness } from '../harness/pages.mjs';
import { answerAll, handOver, line, saveDraft, send } from '../harness/report.mjs';
import { openWithNobodyElse } from '../harness/rounds.mjs';
import { fillSignIn } from '../harness/sign-in.mjs';

const SAMPLE = new URL('../../samples/214-KH-UBND.txt', import.meta.url).pathname;
const MILITARY = 'Bộ Chỉ huy Quân sự tỉnh Quảng Ngãi';

journey('bad input', async ({ step, as, guest, site }) => {
  const sound = soundness(true);
  // Without scripts, so that what the page promises is the server's doing.
  const quiet = { scripts: false };
  const { page: focal } = await as('daumoi');
  const { page: officer } = await as('chuyenvien', quiet);
  const { page: head } = await as('lanhdaoso', quiet);
  const { page: admin } = await as('quantri');
  let prepared;
  let report;
  let desk;
  let papers;
  const folder = await mkdtemp(join(tmpdir(), 'tiendo-bad-'));
  /** A file over the limit, on disk: the browser reads it from there. */
  const large = async (name, start) => {
    await writeFile(join(folder, name), Buffer.concat([Buffer.from(start), Buffer.alloc(21 * 1024 * 1024, 'a')]));
    return join(folder, name);
  };

  await step('a plan\'s file: none, of no kind that is read, marked secret, not a plan', async () => {
    await menu(focal, 'Kế hoạch');
    await focal.getByRole('link', { name: 'Tải văn bản kế hoạch lên' }).click();
    const choose = focal.getByLabel('Tệp văn bản');
    const kept = await focal.getByRole('rowheader').count();
    for (const [file, words] of [
      [[], 'Chọn tệp văn bản'],
      [[plain('ke-hoach.exe', [77, 90, 0, 1, 2, 3])], 'văn bản'],
      [[plain('rong.txt', '')], /tệp/i],
      [[plain('ke-hoach TỐI MẬT.txt', 'KẾ HOẠCH')], 'không lưu gì từ tệp này'],
      [[plain('ke-hoach.txt', 'TUYỆT MẬT\nỦY BAN NHÂN DÂN TỈNH\nSố: 1/KH-UBND\nKẾ HOẠCH\n')], 'không lưu gì từ tệp này'],
      [[plain('thu.txt', 'Chào buổi sáng.')], 'Không nhận ra văn bản hành chính'],
      [await large('lon.txt', 'KẾ HOẠCH'), 'lớn hơn 20 MB'],
    ]) {
      await choose.evaluate((field) => field.removeAttribute('required'));
      await choose.setInputFiles(file);
      await focal.getByRole('button', { name: 'Tải lên và đọc' }).click();
      await refused(focal, words);
    }
    await sound(focal);
    assert.equal(await focal.getByRole('rowheader').count(), kept);
  });

  await step('every form of taking in, of rounds and of administration: empty, absurd, too long, with markup', async () => {
    // Another plan, so that something is open to review.
    const other = join(folder, '215-KH-UBND.txt');
    await writeFile(other, (await readFile(SAMPLE, 'utf8')).replaceAll('214/KH-UBND', '215/KH-UBND'));
    await focal.getByLabel('Tệp văn bản').setInputFiles(other);
    await focal.getByRole('button', { name: 'Tải lên và đọc' }).click();
    await done(focal, 'Đã đọc văn bản');
    const document = focal.url().split('?')[0];
    await tryForms(focal, [document, `${document}?xem=ten`, `${document}?sua=%2Fdocument%2Fdate`, `${document}?sua=%2Ftasks%2F0%2Fdeadline`]);
    await menu(focal, 'Báo cáo');
    await focal.getByRole('button', { name: 'Chuẩn bị kỳ năm 2026' }).first().click();
    await focal.getByRole('heading', { level: 1, name: /^Chuẩn bị kỳ/ }).waitFor();
    prepared = focal.url();
    await tryForms(focal, [prepared]);
    await admin.goto(`${site.home}/quan-tri/nguoi`);
    const person = await admin.getByRole('link', { name: 'Lê Thị Ví Dụ (mẫu)' }).getAttribute('href');
    await admin.goto(`${site.home}/quan-tri/co-quan`);
    const body = await admin.getByRole('rowheader').getByRole('link').first().getAttribute('href');
    const pages = ['quan-tri/nguoi', 'quan-tri/co-quan', 'quan-tri/thiet-lap', 'tai-khoan/mat-khau'].map((rest) => `${site.home}/${rest}`);
    await tryForms(admin, [...pages, site.base + person, site.base + body]);
  });

  await step('every form of a report and of checking it', async () => {
    await focal.goto(prepared);
    await openWithNobodyElse(focal);
    await menu(officer, 'Việc phải làm');
    await officer.getByRole('link', { name: /^Viết báo cáo/ }).click();
    report = officer.url();
    const { page: writer } = await as('cv.02');
    await menu(writer, 'Việc phải làm');
    await writer.getByRole('link', { name: /^Viết báo cáo/ }).first().click();
    await tryForms(writer, [writer.url()]);
    await focal.getByRole('link', { name: 'Năm 2026' }).first().click();
    await focal.getByRole('heading', { name: /^Phải gửi/ }).waitFor();
    desk = focal.url().split('?')[0];
    await focal.getByRole('link', { name: MILITARY }).first().click();
    papers = await focal.getByRole('link', { name: 'Nhập thay theo văn bản giấy' }).getAttribute('href');
    await tryForms(focal, [site.base + papers]);
    await focal.goto(`${desk}?loc=chua`);
    await focal.getByRole('link', { name: 'Công an tỉnh Quảng Ngãi' }).first().click();
    await focal.getByRole('heading', { name: 'Công an tỉnh Quảng Ngãi' }).waitFor();
    await tryForms(focal, [focal.url()]);
  });

  await step('a paper\'s dates must make sense', async () => {
    await focal.goto(site.base + papers);
    const enter = async (dated, received) => {
      await focal.getByLabel('Số, ký hiệu văn bản').fill('25/BC-BCH');
      await focal.getByLabel('Ngày văn bản').fill(dated);
      await focal.getByLabel('Ngày nhận').fill(received);
      await focal.getByLabel('Tệp văn bản có chữ ký (PDF)').setInputFiles(pdf('25.pdf'));
      await focal.getByRole('button', { name: 'Tiếp tục nhập từng mục' }).click();
    };
    await enter('30/02/2026', '07/11/2026');
    await refused(focal, 'Ghi ngày văn bản');
    await enter('05/11/2026', '04/11/2026');
    await refused(focal, 'trước ngày văn bản');
    await enter('05/11/2026', '20/12/2026');
    await refused(focal, 'ở tương lai');
    await focal.getByLabel('Tệp văn bản có chữ ký (PDF)').setInputFiles(plain('25.pdf', 'không phải PDF'));
    await focal.getByLabel('Ngày nhận').fill('07/11/2026');
    await focal.getByRole('button', { name: 'Tiếp tục nhập từng mục' }).click();
    await refused(focal, 'Chọn tệp PDF');
    assert.equal(await focal.getByLabel('Số, ký hiệu văn bản').inputValue(), '25/BC-BCH');
    await sound(focal);
  });

  await step('evidence of a wrong kind, too large, or marked secret is refused; the words typed beside it stay', async () => {
    await officer.goto(report);
    const text = line(officer, '4.3').getByLabel('Kết quả trong năm');
    const add = line(officer, '4.3').getByLabel('Thêm tài liệu minh chứng');
    for (const [file, words] of [
      [plain('cong-cu.exe', [77, 90, 0, 1]), 'Chỉ nhận PDF'],
      [plain('gia.pdf', '<html><script>alert(1)</script>'), 'Chỉ nhận PDF'],
      [pdf('bao cao TỐI MẬT.pdf'), 'không được tải lên'],
      [await large('lon.pdf', '%PDF-1.7\n'), 'lớn hơn 20 MB'],
    ]) {
      await text.fill(`Viết cạnh tệp: ${words}`);
      await add.setInputFiles(file);
      await officer.locator('.bar').getByRole('button', { name: 'Lưu bản nháp' }).click();
      await refused(officer, words);
      assert.equal(await text.inputValue(), `Viết cạnh tệp: ${words}`);
      assert.equal(await line(officer, '4.3').locator('.files li').count(), 0);
    }
  });

  await step('an unsafe name of a file becomes a safe one', async () => {
    await line(officer, '4.3').getByLabel('Thêm tài liệu minh chứng').setInputFiles(pdf('..\\..\\<b>quyet "dinh".pdf'));
    await saveDraft(officer);
    const name = await line(officer, '4.3').locator('.files a').innerText();
    assert.doesNotMatch(name, /[\\/<>"]/);
    assert.match(name, /quyet.*\.pdf$/);
  });

  await step('a wrong figure, a wrong day and markup are named or kept as words', async () => {
    const one = line(officer, '4.3');
    await one.getByLabel('Số', { exact: true }).first().fill('rất nhiều');
    await one.getByLabel('Ngày hoàn thành').fill('31/02/2026');
    await one.getByLabel('Kết quả trong năm').fill('<script>alert("x")</script> <b>đậm</b>');
    await officer.locator('.bar').getByRole('button', { name: 'Lưu bản nháp' }).click();
    await refused(officer, 'Ghi số');
    await refused(officer, 'Ghi ngày');
    assert.equal(await one.getByLabel('Số', { exact: true }).first().inputValue(), 'rất nhiều');
    assert.equal(await one.getByLabel('Kết quả trong năm').inputValue(), '<script>alert("x")</script> <b>đậm</b>');
    assert.equal(await officer.locator('main script, main b:text-is("đậm")').count(), 0);
  });

  await step('a session that ends in the middle of a report loses nothing', async () => {
    await officer.goto(report);
    await line(officer, '4.3').getByLabel('Kết quả trong năm').fill('Viết khi phiên đã kết thúc.');
    await officer.context().clearCookies();
    await officer.locator('.bar').getByRole('button', { name: 'Lưu bản nháp' }).click();
    await refused(officer, 'Đăng nhập ở cửa sổ mới'.toLowerCase());
    const [beside] = await Promise.all([
      officer.context().waitForEvent('page'),
      officer.getByRole('link', { name: 'Đăng nhập ở cửa sổ mới' }).click(),
    ]);
    await fillSignIn(beside, site.person('chuyenvien'));
    await beside.close();
    await officer.getByRole('button', { name: 'Gửi lại' }).click();
    await refused(officer, 'Nội dung bạn đã nhập vẫn còn');
    await officer.getByRole('button', { name: 'Gửi lại' }).click();
    await done(officer, 'Đã lưu.');
    assert.equal(await line(officer, '4.3').getByLabel('Kết quả trong năm').inputValue(), 'Viết khi phiên đã kết thúc.');
  });

  await step('a form with a wrong token does nothing', async () => {
    await focal.goto(`${desk}?loc=phai-gui`);
    const answered = await focal.evaluate(async (home) => {
      const answer = await fetch(`${home}/dang-xuat`, { method: 'POST', body: new URLSearchParams({ _t: 'sai' }) });
      return { status: answer.status, text: await answer.text() };
    }, site.home);
    assert.equal(answered.status, 403);
    assert.match(answered.text, /<title>Lỗi: /);
    await focal.reload();
    await focal.getByRole('button', { name: 'Đăng xuất' }).waitFor();
  });

  await step('a role that may not is told as of what does not exist', async () => {
    const { page } = await as('giamsat');
    for (const address of [desk, report, `${site.home}/quan-tri`]) {
      const answer = await page.goto(address);
      assert.equal(answer.status(), 404, address);
      assert.match(await page.title(), /^Lỗi:/);
      await page.getByRole('link', { name: 'Về trang đầu' }).waitFor();
    }
    await sound(page);
  });

  await step('two who judge one sending: the second is told, and nothing happens twice', async () => {
    await officer.goto(report);
    await answerAll(officer, 'Bản gửi');
    await handOver(officer);
    await head.goto(report);
    await send(head, { capacity: 'KT. (ký thay thủ trưởng)', position: 'Phó Giám đốc' });
    const { page: second } = await as('daumoi2');
    for (const page of [focal, second]) {
      await page.goto(`${desk}?loc=kiem-tra`);
      await page.getByRole('link', { name: 'Sở Công Thương tỉnh Quảng Ngãi' }).first().click();
      await page.getByRole('heading', { name: 'Sở Công Thương tỉnh Quảng Ngãi' }).waitFor();
    }
    await focal.getByRole('button', { name: 'Chấp nhận báo cáo' }).click();
    await done(focal, 'Đã chấp nhận báo cáo.');
    await second.getByRole('checkbox', { name: 'Trả lại mục 4.3', exact: true }).check();
    await second.locator('summary').filter({ hasText: 'Lý do trả lại mục 4.3' }).click();
    await second.getByLabel('Lý do trả lại mục 4.3').fill('Xem lại.');
    await second.getByRole('button', { name: 'Trả lại các mục đã đánh dấu' }).click();
    await refused(second, /thay đổi|không còn ở trạng thái/);
    await sound(second);
  });

  await step('who withdraws meanwhile: a form from before is refused, and what it held is shown', async () => {
    const { page: writer } = await as('cv.02', quiet);
    await menu(writer, 'Việc phải làm');
    await writer.getByRole('link', { name: /^Viết/ }).first().click();
    const { page: twin } = await as('cv.02', quiet);
    await twin.goto(writer.url());
    await answerAll(writer, 'Bản của cửa sổ thứ nhất');
    await handOver(writer);
    const text = twin.locator('section.own').first().getByRole('textbox');
    await text.fill('Bản của cửa sổ thứ hai, viết sau khi đã trình.');
    await twin.locator('.bar').getByRole('button', { name: 'Lưu bản nháp' }).click();
    await twin.getByText('Bản của cửa sổ thứ hai, viết sau khi đã trình.').first().waitFor();
    assert.match(await twin.title(), /^Lỗi:/);
  });

  await step('addresses that are nothing', async () => {
    const { page } = await guest();
    for (const rest of ['khong-co', 'ke-hoach/khong-phai-ma', 'ke-hoach/0192f8a0-0000-7000-8000-000000000000', 'ke-hoach/%00', 'ke-hoach?nhom=%ff']) {
      const answer = await page.goto(`${site.home}/${rest}`);
      assert.ok(answer.status() < 500, rest);
    }
    await rm(folder, { recursive: true, force: true });
    for (const address of [`${site.home}/khong-co`, `${site.base}/khong-co-tinh-nay`]) {
      assert.equal((await page.goto(address)).status(), 404);
      await sound(page);
    }
  });
});

/** Sends every typed form of the pages with each absurd value; what is refused says so, and nothing breaks. */
async function tryForms(page, addresses) {
  for (const address of addresses) {
    await page.goto(address);
    const forms = await typedForms(page);
    assert.ok(forms.length > 0, `no form on ${address}`);
    for (const action of forms) {
      for (const [name, value] of Object.entries(ABSURD)) {
        await page.goto(address);
        // A form that was taken may be gone.
        if ((await page.locator(`main form[action="${action}"]`).count()) === 0) continue;
        const answer = await sendWith(page, address, action, value);
        await assertSane(page, answer, `${action} with ${name}`);
        if (name === 'long') assert.ok(answer.status >= 400, `${action} takes any length`);
      }
    }
  }
}
