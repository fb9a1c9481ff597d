// The round of 2026 from its opening to the consolidated report: opened, reported, sent on paper, checked, returned,
// mended, accepted, late, consolidated. With scripts and without.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pdf } from '../harness/files.mjs';
import { journey } from '../harness/journey.mjs';
import { done, menu, refused, soundness } from '../harness/pages.mjs';
import { answer, answerAll, answerShares, handOver, line, saveDraft, send } from '../harness/report.mjs';
import { nameMember, openPrepared, passDays, prepareRound } from '../harness/rounds.mjs';
import { download, paper, workbooks } from '../harness/sheets.mjs';

const MILITARY = 'Bộ Chỉ huy Quân sự tỉnh Quảng Ngãi';
const TRADE = 'Sở Công Thương tỉnh Quảng Ngãi';

for (const scripts of [true, false]) {
  journey(`round, scripts ${scripts ? 'on' : 'off'}`, async ({ step, as, site }) => {
    const sound = soundness(scripts);
    const page = async (user) => (await as(user, { scripts })).page;
    const [focal, second, officer, head] = [
      await page('daumoi'),
      await page('daumoi2'),
      await page('chuyenvien'),
      await page('lanhdaoso'),
    ];
    let desk;
    let report;

    await step('before the round opens the officer owes no report', async () => {
      await menu(officer, 'Việc phải làm');
      assert.equal(await officer.getByRole('link', { name: /^Báo cáo năm 2026/ }).count(), 0);
    });

    await step('the round is prepared: the deadline in words, who must report', async () => {
      await prepareRound(focal);
      await focal.getByText('hết ngày 14/11/2026 (thứ Bảy)').first().waitFor();
      await focal.getByText('thời hạn không dời').waitFor();
      await sound(focal);
    });

    await step('the open set is named, with a reason', async () => {
      await focal.getByRole('button', { name: 'Thêm vào nhóm' }).click();
      await refused(focal, 'Chọn cơ quan');
      await nameMember(focal, 'Liên đoàn Lao động tỉnh Quảng Ngãi', 'Đại diện người lao động');
      await focal.getByRole('rowheader', { name: MILITARY }).waitFor();
      await focal.getByRole('rowheader', { name: 'Sở Kế hoạch và Đầu tư' }).first().waitFor();
      await sound(focal);
    });

    await step('it does not open before the deadline is confirmed in words', async () => {
      await focal.getByRole('button', { name: 'Mở kỳ báo cáo' }).click();
      await refused(focal, 'Đánh dấu câu xác nhận thời hạn');
      await sound(focal);
      await openPrepared(focal);
      await sound(focal);
      await focal.getByRole('link', { name: 'Năm 2026' }).first().click();
      desk = focal.url();
      await focal.getByRole('heading', { name: /^Phải gửi/ }).waitFor();
      await sound(focal);
    });

    await step('the officer sees what is owed, by deadline', async () => {
      await menu(officer, 'Việc phải làm');
      await sound(officer);
      const first = officer.getByRole('row').filter({ hasText: 'hết ngày 14/11/2026 (thứ Bảy)' });
      await first.getByText('còn 4 ngày').first().waitFor();
      await first.getByRole('link', { name: /^Viết báo cáo/ }).click();
      report = officer.url();
      await officer.getByRole('heading', { level: 1, name: `Báo cáo năm 2026 của ${TRADE}` }).waitFor();
    });

    await step('the form is filled with what was said last time, to start from', async () => {
      const past = line(officer, '4.3').getByRole('complementary');
      await past.getByText('Năm 2025 đã báo cáo: đang thực hiện').waitFor();
      const said = await past.getByRole('paragraph').first().innerText();
      assert.equal(await line(officer, '4.3').getByLabel('Kết quả trong năm').inputValue(), said);
      // But they are no report of this year before somebody edits or confirms them.
      await officer.getByRole('button', { name: 'Trình thủ trưởng duyệt' }).click();
      await refused(officer, '4.3: Nội dung điền sẵn của kỳ trước chưa được sửa');
      await sound(officer);
    });

    await step('lines are stated, with a figure, a file as evidence and difficulties', async () => {
      await answer(officer, '4.3', { text: 'Hỗ trợ 18 đề án khuyến công.', figure: '18', label: 'Đề án khuyến công' });
      await line(officer, '4.3').getByLabel(/Khó khăn/).fill('Kinh phí cấp chậm.');
      await line(officer, '4.3').getByLabel('Thêm tài liệu minh chứng').setInputFiles(pdf('quyet-dinh-mau.pdf'));
      await saveDraft(officer);
      await line(officer, '4.3').getByRole('link', { name: 'quyet-dinh-mau.pdf' }).waitFor();
      assert.equal(await line(officer, '4.3').getByLabel('Kết quả trong năm').inputValue(), 'Hỗ trợ 18 đề án khuyến công.');
    });

    await step('what is missing is named before the head sees it', async () => {
      await officer.getByRole('button', { name: 'Trình thủ trưởng duyệt' }).click();
      await refused(officer, '9.2');
      await sound(officer);
    });

    await step('"on occasion" lines wait in one fold, and the report goes to the head', async () => {
      await answer(officer, '9.2', { state: 'Đã hoàn thành', text: 'Đã trình lộ trình năng lượng tái tạo.', figure: '1,5', label: 'Lộ trình' });
      await answerShares(officer, 'Tổ chức 2 hội nghị, 140 lượt người tham dự');
      await officer.locator('summary').filter({ hasText: 'Chỉ ghi khi có phát sinh' }).click();
      await officer.getByLabel(/^3\.5\. /).fill('Cử cán bộ tham gia tổ công tác.');
      await handOver(officer);
      await officer.getByText('Chờ thủ trưởng duyệt').first().waitFor();
      await sound(officer);
    });

    await step('the head sees it waiting, must state the capacity\'s position, and sends it', async () => {
      await menu(head, 'Việc phải làm');
      await head.getByRole('link', { name: /^Xem và gửi/ }).click();
      await sound(head);
      await head.getByLabel('Chức vụ').fill('');
      await head.locator('.bar').getByRole('button', { name: 'Gửi báo cáo' }).click();
      await refused(head, 'chức vụ');
      await send(head, { capacity: 'KT. (ký thay thủ trưởng)', position: 'Phó Giám đốc' });
      await head.getByText('Gửi đúng hạn').first().waitFor();
      await head.getByText(/Lần gửi 1: .*KT\./).waitFor();
      await sound(head);
    });

    await step('a signed paper is entered on behalf of who sent it, and marked so', async () => {
      await focal.goto(`${desk}?loc=chua`);
      await focal.getByRole('link', { name: MILITARY }).first().click();
      await focal.getByRole('link', { name: 'Nhập thay theo văn bản giấy' }).click();
      await sound(focal);
      await focal.getByRole('button', { name: 'Tiếp tục nhập từng mục' }).click();
      for (const what of ['ký hiệu', 'ngày văn bản', 'ngày nhận', 'PDF']) await refused(focal, what);
      await sound(focal);
      await focal.getByLabel('Số, ký hiệu văn bản').fill('25/BC-BCH');
      await focal.getByLabel('Ngày văn bản').fill('05/11/2026');
      await focal.getByLabel('Ngày nhận').fill('07/11/2026');
      await focal.getByLabel('Tệp văn bản có chữ ký (PDF)').setInputFiles(pdf('25-BC-BCH.pdf'));
      await focal.getByRole('button', { name: 'Tiếp tục nhập từng mục' }).click();
      await done(focal, 'Đã ghi văn bản.');
      await sound(focal);
      await answerAll(focal, 'Theo văn bản số 25/BC-BCH');
      await focal.getByRole('button', { name: 'Ghi nhận là đã gửi' }).click();
      await done(focal, 'Đã ghi nhận báo cáo theo văn bản.');
      await focal.getByText('nhập thay theo văn bản số 25/BC-BCH ngày 05/11/2026').first().waitFor();
      await focal.getByText(/nhận ngày 07\/11\/2026, nhập /).first().waitFor();
      await sound(focal);
    });

    await step('who typed a paper does not accept it; somebody else does', async () => {
      await focal.goto(`${desk}?loc=kiem-tra`);
      await focal.getByRole('link', { name: MILITARY }).first().click();
      await focal.getByText('nhập thay theo văn bản số 25/BC-BCH').first().waitFor();
      await focal.getByText(/nên không chấp nhận được/).waitFor();
      assert.equal(await focal.getByRole('button', { name: 'Chấp nhận báo cáo' }).count(), 0);
      await sound(focal);
      await second.goto(focal.url());
      await second.getByRole('button', { name: 'Chấp nhận báo cáo' }).click();
      await done(second, 'Đã chấp nhận báo cáo.');
    });

    await step('two lines are returned with reasons', async () => {
      await focal.goto(`${desk}?loc=kiem-tra`);
      await focal.getByRole('link', { name: TRADE }).first().click();
      await sound(focal);
      await focal.getByRole('button', { name: 'Trả lại các mục đã đánh dấu' }).click();
      await refused(focal, 'Đánh dấu ít nhất một mục');
      for (const number of ['4.3', '1.1']) await tick(focal, number);
      await focal.getByRole('button', { name: 'Trả lại các mục đã đánh dấu' }).click();
      await refused(focal, 'Ghi lý do');
      await sound(focal);
      await focal.getByLabel('Lý do trả lại mục 4.3').fill('Nêu rõ kinh phí.');
      await focal.getByLabel('Lý do trả lại mục 1.1').fill('Nêu số hội nghị.');
      await focal.getByRole('button', { name: 'Trả lại các mục đã đánh dấu' }).click();
      await done(focal, 'Đã trả lại');
      await sound(focal);
    });

    await step('only those two lines are open, with their reasons', async () => {
      await menu(officer, 'Việc phải làm');
      await officer.getByRole('link', { name: /^Bổ sung/ }).click();
      await officer.getByText('Chỉ 2 mục mở để sửa').waitFor();
      assert.equal(await officer.locator('[data-line]').count(), 2);
      await line(officer, '4.3').getByText('Nêu rõ kinh phí.').waitFor();
      await line(officer, '1.1').getByText('Nêu số hội nghị.').waitFor();
      await sound(officer);
    });

    await step('mended, handed over and sent again', async () => {
      await line(officer, '4.3').getByLabel('Kết quả trong năm').fill('Hỗ trợ 18 đề án khuyến công, kinh phí 4,2 tỷ đồng.');
      await line(officer, '1.1').getByRole('textbox').fill('Tổ chức 3 hội nghị, 210 lượt người tham dự.');
      await handOver(officer);
      await head.goto(report);
      await send(head, { capacity: 'KT. (ký thay thủ trưởng)', position: 'Phó Giám đốc' });
      await head.getByText(/Lần gửi 2: /).waitFor();
    });

    await step('the focal officer accepts it; then it is closed for everyone', async () => {
      await focal.goto(`${desk}?loc=kiem-tra`);
      await focal.getByRole('link', { name: TRADE }).first().click();
      await focal.getByText('kinh phí 4,2 tỷ đồng').first().waitFor();
      await focal.getByRole('button', { name: 'Chấp nhận báo cáo' }).click();
      await done(focal, 'Đã chấp nhận báo cáo.');
      await head.goto(report);
      await head.getByText('Đã chấp nhận').first().waitFor();
      assert.equal(await head.locator('.bar').count(), 0);
    });

    await step('the focal agency\'s own report is accepted by somebody who had no hand in it', async () => {
      const drafter = await page('chuyenvien.khdt');
      const director = await page('giamdoc.khdt');
      await menu(drafter, 'Việc phải làm');
      await drafter.getByRole('link', { name: /^Viết báo cáo/ }).click();
      await answerAll(drafter, 'Sở Kế hoạch và Đầu tư đã thực hiện');
      await handOver(drafter);
      await director.goto(drafter.url().split('?')[0]);
      await send(director, { capacity: await firstCapacity(director), position: 'Giám đốc' });
      await second.goto(`${desk}?loc=kiem-tra`);
      await second.getByRole('link', { name: 'Sở Kế hoạch và Đầu tư' }).first().click();
      await second.getByRole('button', { name: 'Chấp nhận báo cáo' }).click();
      await done(second, 'Đã chấp nhận báo cáo.');
    });

    await step('after 14/11 the same report would be late, and shows as late', async () => {
      const late = await page('cv.01');
      const sender = await page('tt.01');
      await menu(late, 'Việc phải làm');
      await passDays(late, 5);
      await menu(late, 'Việc phải làm');
      await late.getByText('Quá hạn').first().waitFor();
      await sound(late);
      await late.getByRole('link', { name: /^Viết báo cáo/ }).first().click();
      await answerAll(late, 'Đã thực hiện, báo cáo muộn');
      await handOver(late);
      await sender.goto(late.url().split('?')[0]);
      await send(sender, { capacity: 'KT. (ký thay thủ trưởng)', position: 'Phó Chánh Văn phòng' });
      await sender.getByText(/Gửi chậm 1 ngày/).first().waitFor();
      await focal.goto(`${desk}?loc=cham`);
      await focal.getByText(/Gửi chậm 1 ngày/).first().waitFor();
      await sound(focal);
    });

    await step('the list of the round opens as a workbook, where nobody missing has 0 %', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'tiendo-round-'));
      try {
        const [text] = await workbooks([await download(focal, focal.getByRole('link', { name: 'Tải danh sách (XLSX)' }), folder)]);
        assert.match(text, /Chưa báo cáo/);
        assert.match(text, /25\/BC-BCH/);
        assert.doesNotMatch(text.replaceAll('không phải là 0 %', ''), /\b0 ?%/);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    });

    await step('one click makes the draft of the consolidated report, with every paragraph\'s origin', async () => {
      await focal.goto(`${desk}/tong-hop`);
      await sound(focal);
      await focal.getByRole('button', { name: 'Lập dự thảo' }).first().click();
      await done(focal, 'Đã lập dự thảo');
      await focal.getByText('kinh phí 4,2 tỷ đồng').first().waitFor();
      await focal.getByText(/Gửi chậm/i).first().waitFor();
      await focal.getByText(/chưa báo cáo/i).first().waitFor();
      const origins = focal.locator('article section').filter({ hasText: 'kinh phí 4,2 tỷ đồng' }).first();
      await origins.getByRole('link', { name: TRADE, exact: true }).waitFor();
      await sound(focal);
    });

    await step('a paragraph is edited, and keeps what the draft said', async () => {
      const piece = focal.locator('article section').filter({ hasText: 'kinh phí 4,2 tỷ đồng' }).first();
      await piece.getByRole('link', { name: /^Sửa/ }).click();
      await sound(focal);
      const text = focal.getByRole('textbox');
      await text.fill(`${await text.inputValue()} Đoạn này đã được biên tập.`);
      await focal.getByRole('button', { name: 'Lưu' }).click();
      await focal.getByText('Đoạn này đã được biên tập.').first().waitFor();
      await sound(focal);
    });

    await step('it downloads as a paper that LibreOffice opens, and "not reported" is never 0 %', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'tiendo-paper-'));
      try {
        const text = await paper(await download(focal, focal.getByRole('link', { name: /DOCX/ }), folder));
        assert.match(text, /CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM/);
        assert.match(text, /Độc lập - Tự do - Hạnh phúc/);
        assert.match(text, /Nơi nhận:/);
        assert.match(text, /biên tập/);
        assert.match(text, /chưa báo cáo/i);
        assert.doesNotMatch(text, /\b0(,0)? ?%/);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    });

    await step('who has no desk gets no desk', async () => {
      for (const user of ['chuyenvien', 'vanthu', 'giamsat']) {
        const answered = await (await page(user)).goto(desk);
        assert.equal(answered.status(), 404, user);
      }
      assert.equal(site.log.filter((row) => row.includes('"ERROR"')).length, 0);
    });
  });
}

/** Ticks the line of a number on the desk and opens its reason. */
async function tick(page, number) {
  await page.getByRole('checkbox', { name: `Trả lại mục ${number}`, exact: true }).check();
  await page.locator('summary').filter({ hasText: `Lý do trả lại mục ${number}` }).click();
}

/** The first capacity that the page offers. */
const firstCapacity = (page) => page.getByLabel('Tư cách ký gửi').locator('option').first().innerText();
