// From an empty installation to the register: the first administrator, the people, the plan's file, its findings and
// names, the register with its pages and workbooks. With scripts and without.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmpty } from '../harness/empty.mjs';
import { journey } from '../harness/journey.mjs';
import { menu, refused, soundness } from '../harness/pages.mjs';
import { addBody, addPerson } from '../harness/people.mjs';
import { download, workbooks } from '../harness/sheets.mjs';
import { firstSignIn } from '../harness/sign-in.mjs';

const SAMPLE = new URL('../../samples/214-KH-UBND.txt', import.meta.url).pathname;
const DEPARTMENT = 'Sở Kế hoạch và Đầu tư';

for (const scripts of [true, false]) {
  journey(
    `take in, scripts ${scripts ? 'on' : 'off'}`,
    async ({ step, guest, site }) => {
      const admin = (await guest({ scripts })).page;
      const { page } = await guest({ scripts });
      const sound = soundness(scripts);
      let focal;

      await step('the first administrator comes in with the password of the command and must replace it', async () => {
        await admin.goto(site.base);
        await sound(admin);
        await firstSignIn(admin, site.home, site.administrator);
        await menu(admin, 'Quản trị');
        await sound(admin);
        await admin.goto(`${site.home}/quan-tri/co-quan`);
        await admin.getByText('Chưa có cơ quan nào.').waitFor();
        await sound(admin);
      });

      await step('a body and its focal officer are entered', async () => {
        await addBody(admin, site.home, { name: DEPARTMENT, kind: 'sở, ban, ngành' });
        focal = await addPerson(admin, site.home, {
          user: 'daumoi',
          name: 'Trần Văn Mẫu',
          position: 'Chuyên viên',
          role: 'chuyên viên đầu mối',
          body: DEPARTMENT,
        });
      });

      await step('an empty installation says what to do next', async () => {
        await firstSignIn(page, site.home, focal);
        for (const name of ['Việc phải làm', 'Kế hoạch', 'Báo cáo', 'Tình hình']) {
          await menu(page, name);
          await page.locator('main .note').first().waitFor();
          await sound(page);
        }
        await menu(page, 'Kế hoạch');
        await page.getByRole('main').getByRole('link', { name: 'Tải văn bản kế hoạch lên' }).click();
        await sound(page);
      });

      await step('the uploaded file is read, and the first open finding stands beside its words', async () => {
        await upload(page);
        assert.match(await page.getByRole('status').innerText(), /Đã đọc văn bản/);
        await page.getByRole('heading', { name: 'Nhiệm vụ 1.2 không có cơ quan chủ trì' }).waitFor();
        assert.equal(await page.locator('mark#chon').innerText(), '1.2');
        await sound(page);
      });

      await step('a click on a field marks its words', async () => {
        await view(page, 'Phần còn lại');
        await sound(page);
        const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'Ngày ban hành' }) });
        await row.getByRole('link', { name: /^dòng/ }).click();
        assert.match(await page.locator('mark').first().innerText(), /06 tháng 11 năm 2024/);
      });

      await step('a click on words shows what was made of them', async () => {
        const line = page.locator('.src li').filter({ hasText: 'tháng 11 năm 2024' }).first();
        // Without scripts the line's number is the link.
        await (scripts ? line.locator('span') : line.getByRole('link')).click();
        const here = page.getByRole('table', { name: 'Cấu trúc đã đọc tại đoạn này' });
        await here.getByRole('rowheader', { name: 'Ngày ban hành' }).waitFor();
        await sound(page);
      });

      await step('task 1.2 gets the agencies of 1.1, as proposed', async () => {
        await view(page, 'Điểm cần xem lại');
        await page.getByRole('link', { name: 'Nhiệm vụ 1.2 không có cơ quan chủ trì' }).click();
        await page.getByText(/^Gợi ý sửa: .*1\.1/).waitFor();
        // Other agencies than those proposed need a reason; the proposal is one.
        await page.getByText('Ghi tên cơ quan khác').click();
        await page.getByRole('textbox', { name: 'Cơ quan chủ trì' }).fill('Sở Nội vụ');
        await page.getByRole('button', { name: 'Lưu các cơ quan này' }).click();
        await refused(page, 'Ghi lý do');
        assert.equal(await page.getByRole('textbox', { name: 'Cơ quan chủ trì' }).inputValue(), 'Sở Nội vụ');
        await sound(page);
        await page.getByRole('button', { name: 'Nhận gợi ý' }).click();
        await page.getByRole('alert').waitFor({ state: 'detached' });
      });

      await step('what must not be changed is confirmed as in the document', async () => {
        await view(page, 'Điểm cần xem lại');
        const first = page.locator('.pane .rows > li').filter({ hasText: 'Nên xem' }).filter({ hasNotText: 'Đã xử lý' });
        const before = await first.count();
        assert.ok(before > 0);
        await first.first().getByRole('link').first().click();
        await page.getByLabel('Lý do', { exact: true }).fill('Đúng như bản giấy đã ký');
        await page.getByRole('button', { name: 'Giữ nguyên theo văn bản' }).click();
        await view(page, 'Điểm cần xem lại');
        assert.equal(await first.count(), before - 1);
      });

      await step('a field is mended with a reason, and the printed words stay', async () => {
        await view(page, 'Phần còn lại');
        await page.getByRole('link', { name: 'Sửa Trích yếu' }).click();
        const value = page.getByLabel('Giá trị đúng');
        const printed = await page.locator('form.open p').first().innerText();
        assert.match(printed, /Văn bản ghi:.*17 \/11\/2022/);
        await value.fill((await value.inputValue()).replace('17 /11/2022', '17/11/2022'));
        await sound(page);
        await page.getByRole('button', { name: 'Lưu', exact: true }).click();
        await refused(page, 'Ghi lý do');
        assert.match(await value.inputValue(), /17\/11\/2022/);
        await page.getByLabel('Lý do', { exact: true }).fill('Thừa dấu cách trong ngày');
        await page.getByRole('button', { name: 'Lưu', exact: true }).click();
        await page.getByText('Đã sửa thành').first().waitFor();
      });

      await step('it does not go into the register while names are open', async () => {
        await view(page, 'Đưa vào sổ theo dõi');
        await page.getByText('Chưa đưa vào sổ theo dõi được:').waitFor();
        await sound(page);
      });

      await step('names that may be one body are proposed as one and settled', async () => {
        await view(page, 'Tên cơ quan');
        await page.getByText('có thể cùng cơ quan với tên bên dưới').first().waitFor();
        await sound(page);
        await page.getByRole('button', { name: 'Xác nhận các tên này' }).click();
        await page.getByRole('link', { name: /^Tên cơ quan \(0 chưa xác định\)/ }).waitFor();
      });

      await step('confirmed, the plan stands in the register', async () => {
        await sound(page);
        await page.getByRole('button', { name: 'Xác nhận, đưa vào sổ theo dõi' }).click();
        await page.getByRole('status').filter({ hasText: 'Kế hoạch đã vào sổ theo dõi.' }).waitFor();
        await page.getByRole('heading', { name: '10 nhóm nhiệm vụ' }).waitFor();
        await page.getByRole('link', { name: 'Nhiệm vụ (41)' }).waitFor();
        assert.match(await page.locator('.lede').innerText(), /17\/11\/2022/);
        await sound(page);
      });

      await step('the same file again says so and changes nothing', async () => {
        const plan = page.url();
        await page.goto(`${site.home}/ke-hoach/tai-len`);
        await upload(page);
        assert.match(await page.getByRole('status').innerText(), /đã được tải lên trước đây; không có gì thay đổi/);
        assert.equal(await page.getByRole('button', { name: /^Lưu/ }).count(), 0);
        await page.goto(`${site.home}/ke-hoach`);
        assert.equal(await page.getByRole('rowheader').count(), 1);
        await page.goto(plan.split('?')[0]);
      });

      await step('every list of the register downloads as a workbook that opens', async () => {
        const folder = await mkdtemp(join(tmpdir(), 'tiendo-books-'));
        try {
          const plan = page.url();
          const books = [await book(page, folder)];
          const parts = ['nhiem-vu', 'chi-tieu', 'che-do', 'van-ban-vien-dan', 'noi-nhan', 'nhat-ky'];
          for (const part of parts) {
            await page.goto(`${plan}/${part}`);
            books.push(await book(page, folder));
          }
          await page.goto(`${site.home}/co-quan`);
          books.push(await book(page, folder));
          await page.getByRole('link', { name: 'Công an tỉnh' }).first().click();
          books.push(await book(page, folder));
          assert.equal(new Set(books).size, books.length, 'two workbooks have one name');
          const texts = await workbooks(books);
          for (const [n, text] of texts.entries()) assert.ok(text.split('\n').length > 3, `${books[n]} is empty`);
          // A number must have stayed one: LibreOffice makes a date of a cell that is not text.
          for (const number of ['1.1', '1.2', '3.6', '9.5', '10.2']) {
            assert.ok(texts[1].includes(`,${number},`), `no task ${number}`);
          }
          assert.match(texts[1], /BCH Quân sự tỉnh/);
        } finally {
          await rm(folder, { recursive: true, force: true });
        }
      });
    },
    startEmpty,
  );
}

/** Chooses the sample on the open page of uploading, and sends it. */
async function upload(page) {
  await page.getByLabel('Tệp văn bản').setInputFiles(SAMPLE);
  await page.getByRole('button', { name: 'Tải lên và đọc' }).click();
  await page.getByRole('status').waitFor();
}

/** Opens one part of the review. */
const view = (page, name) =>
  page.getByRole('navigation', { name: 'Các phần của việc xem lại' }).getByRole('link', { name }).click();

/** Downloads the open page's list. */
const book = (page, folder) => download(page, page.getByRole('link', { name: /\(XLSX\)/ }).first(), folder);
