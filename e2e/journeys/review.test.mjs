// A long annex settled by keyboard, and the same with buttons and no scripts: points by one press, all of a kind, rows cut,
// joined and given agencies, undoing, coming back, a newer copy, the exports.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmpty } from '../harness/empty.mjs';
import { journey } from '../harness/journey.mjs';
import { soundness } from '../harness/pages.mjs';
import { addBody, addPerson } from '../harness/people.mjs';
import { download, workbooks } from '../harness/sheets.mjs';
import { firstSignIn } from '../harness/sign-in.mjs';

const SAMPLE = await readFile(new URL('../../samples/ke-hoach-mau.html', import.meta.url), 'utf8');
const DEPARTMENT = 'Sở Tài chính';

/** A plan with `groups` × 20 tasks; a product is missing here and there, one row is broken in two. */
function plan(groups) {
  const cells = (...texts) => `<tr>${texts.map((text) => `<td>${text}</td>`).join('')}</tr>`;
  const rows = [];
  for (let group = 1; group <= groups; group += 1) {
    rows.push(`<tr><td>${group}</td><td colspan="5"><b>Nhóm nhiệm vụ thứ ${group}</b></td></tr>`);
    for (let n = 1; n <= 20; n += 1) {
      const words = `Rà soát quy hoạch phân khu ${group}${n} trên địa bàn tỉnh. Lập danh mục đầu tư ${group}${n} kèm theo.`;
      const product = n === 7 ? '' : 'Báo cáo';
      if (group === 2 && n === 3) {
        rows.push(cells('2.3', 'Rà soát quy hoạch trên địa bàn', 'Sở Xây dựng', 'Sở Y tế', 'Năm 2027', product));
        rows.push(cells('', 'Ưu tiên vùng khó khăn của tỉnh', '', '', '', ''));
      } else {
        rows.push(cells(`${group}.${n}`, words, 'Sở Xây dựng', 'Sở Y tế; UBND các huyện, thị xã, thành phố', 'Năm 2027', product));
      }
    }
  }
  const [head, rest] = SAMPLE.split('<tbody>');
  return `${head}<tbody>${rows.join('\n')}</tbody>${rest.split('</tbody>')[1]}`;
}

for (const scripts of [true, false]) {
  journey(
    `review, scripts ${scripts ? 'on' : 'off'}`,
    async ({ step, guest, site }) => {
      const admin = (await guest({ scripts })).page;
      const { page } = await guest({ scripts });
      const sound = soundness(scripts);
      const folder = await mkdtemp(join(tmpdir(), 'tiendo-review-'));
      const part = (name) =>
        page.getByRole('navigation', { name: 'Các phần của việc xem lại' }).getByRole('link', { name }).click();
      /** Presses a key, or without scripts the button or link that bears it. */
      const press = async (key, name) => {
        const loaded = page.waitForEvent('load');
        if (scripts) await page.keyboard.press(key);
        else await page.getByRole('main').getByRole(...name).first().click();
        await loaded;
      };
      const send = async (button, file) => {
        await page.getByLabel('Tệp văn bản').setInputFiles(file);
        await page.getByRole('button', { name: button }).click();
        await page.getByRole('status').waitFor();
      };
      const said = (words) => page.getByRole('status').filter({ hasText: words }).waitFor();
      let home;

      await step('a plan with two hundred tasks is read', async () => {
        await writeFile(join(folder, 'ke-hoach.html'), plan(10));
        await firstSignIn(admin, site.home, site.administrator);
        await addBody(admin, site.home, { name: DEPARTMENT, kind: 'sở, ban, ngành' });
        const focal = await addPerson(admin, site.home, {
          user: 'daumoi',
          name: 'Trần Văn Mẫu',
          position: 'Chuyên viên',
          role: 'chuyên viên đầu mối',
          body: DEPARTMENT,
        });
        await firstSignIn(page, site.home, focal);
        await page.goto(`${site.home}/ke-hoach/tai-len`);
        await send('Tải lên và đọc', join(folder, 'ke-hoach.html'));
        home = page.url().split('?')[0];
        await page.getByRole('link', { name: 'Nhiệm vụ (200)' }).waitFor();
        await sound(page);
      });

      await step('a key settles a point, another all of its kind, another undoes', async () => {
        const first = await page.locator('h2#f').innerText();
        await press('g', ['button', { name: 'Giữ nguyên theo văn bản' }]);
        assert.notEqual(await page.locator('h2#f').innerText(), first);
        await press('k', ['link', { name: 'Điểm trước' }]);
        assert.equal(await page.locator('h2#f').innerText(), first);
        await press('j', ['link', { name: 'Điểm sau' }]);
        const all = page.getByRole('checkbox', { name: /^Làm như vậy với cả/ });
        if (scripts) await page.keyboard.press('c');
        else await all.check();
        assert.ok(await all.isChecked());
        await press('g', ['button', { name: 'Giữ nguyên theo văn bản' }]);
        const open = async () => Number((await page.getByText(/^Đã xử lý/).innerText()).match(/(\d+)\/(\d+)/)[1]);
        const settled = await open();
        assert.ok(settled >= 10, `${settled} settled`);
        await press('u', ['button', { name: /^Hoàn tác/ }]);
        await said('Đã hoàn tác');
        assert.equal(await open(), 1);
      });

      if (scripts) {
        await step('keys are silent in fields and when they are switched off', async () => {
          await page.goto(`${home}?xem=diem`);
          await page.locator('.pane .rows a').first().click();
          const at = page.url();
          await page.getByLabel('Lý do', { exact: true }).focus();
          await page.keyboard.type('gjuk?');
          assert.equal(await page.getByLabel('Lý do', { exact: true }).inputValue(), 'gjuk?');
          assert.equal(page.url(), at);
          await page.keyboard.press('Escape');
          await page.keyboard.press('?');
          const own = page.getByRole('checkbox', { name: 'Dùng phím tắt trên máy này' });
          await own.waitFor();
          await sound(page);
          await own.uncheck();
          await page.keyboard.press('j');
          await page.reload();
          await page.keyboard.press('j');
          assert.equal(page.url(), at);
          await page.locator('summary').filter({ hasText: 'Phím tắt' }).click();
          await own.check();
          await page.keyboard.press('?');
        });
      }

      await step('what a point is about is corrected, and the next point follows', async () => {
        await page.goto(`${home}?xem=diem`);
        await page.locator('.pane .rows > li').filter({ hasText: 'không có sản phẩm' }).getByRole('link').first().click();
        const point = await page.locator('h2#f').innerText();
        await press('s', ['link', { name: 'Sửa', exact: true }]);
        await page.getByRole('heading', { name: /^Sửa: .* sản phẩm/ }).waitFor();
        const value = page.getByLabel('Giá trị đúng');
        if (scripts) assert.ok(await value.evaluate((one) => one === document.activeElement), 'one types at once');
        await value.fill('Quyết định ban hành');
        await page.getByLabel('Lý do', { exact: true }).fill('Theo bản giấy');
        await page.getByRole('button', { name: 'Lưu', exact: true }).click();
        await said('Đã lưu');
        assert.notEqual(await page.locator('h2#f').innerText(), point);
        await press('u', ['button', { name: /^Hoàn tác/ }]);
        await said('Đã hoàn tác');
      });

      await step('from a point one comes to its row, where it is cut, joined or left out', async () => {
        await page.goto(`${home}?xem=diem`);
        await page.locator('.pane .rows > li').filter({ hasText: 'Nhiệm vụ 3.7 không có sản phẩm' }).getByRole('link').first().click();
        await page.getByRole('heading', { name: /3\.7 không có sản phẩm/ }).waitFor();
        await page.waitForLoadState();
        await press('o', ['link', { name: 'Mở hàng' }]);
        await page.getByRole('heading', { name: 'Hàng 3.7' }).waitFor();
        await page.getByText('Hàng trước: 3.6').waitFor();
      });

      await step('a row that a page broke is joined again', async () => {
        await part('Nhiệm vụ');
        await sound(page);
        await page.getByRole('link', { name: /Ưu tiên vùng khó khăn của tỉnh/ }).click();
        await page.getByText('Hàng trước: 2.3').waitFor();
        await press('m', ['button', { name: 'Gộp vào hàng trước' }]);
        await said('Đã gộp vào hàng trước');
        const words = page.getByRole('row').filter({ hasText: '2.3 nội dung' });
        assert.match((await words.allInnerTexts()).join(' '), /trên địa bàn[^]*Ưu tiên vùng khó khăn/);
        await sound(page);
      });

      await step('a row that holds two tasks is cut where a blank line was left', async () => {
        await press('j', ['link', { name: 'Hàng sau' }]);
        await page.getByRole('heading', { name: 'Hàng 2.4' }).waitFor();
        if (scripts) await page.keyboard.press('t');
        else await page.locator('summary').filter({ hasText: 'Tách hàng' }).click();
        const words = page.getByLabel('Nội dung của hàng');
        await words.fill((await words.inputValue()).replace('Lập danh mục', '\n\nLập danh mục'));
        await page.getByRole('button', { name: 'Tách tại các dòng trống' }).click();
        await said('Đã tách hàng');
        await page.getByRole('link', { name: 'Nhiệm vụ (201)' }).waitFor();
        await page.getByRole('link', { name: /– Lập danh mục đầu tư 24/ }).waitFor();
      });

      await step('a task that the reader did not see is added from its line, a row that is none is left out', async () => {
        await page.goto(`${home}?dong=1`);
        const line = page.locator('ol.src > li').filter({ hasText: 'Kinh phí thực hiện được bố trí' });
        const loaded = page.waitForEvent('load');
        await line.getByRole('link').click();
        await loaded;
        await sound(page);
        await page.getByRole('link', { name: /^Dòng \d+ là một nhiệm vụ/ }).click();
        if (scripts) await page.waitForFunction(() => document.activeElement?.id === 'tu-dong' || location.hash === '#tu-dong');
        await page.getByLabel('Cơ quan chủ trì').fill('Sở Tài chính');
        await page.getByLabel('Lý do', { exact: true }).fill('Bản đọc bỏ sót');
        await sound(page);
        await page.getByRole('button', { name: 'Thêm hàng này' }).click();
        await said('Đã thêm hàng');
        await page.getByRole('link', { name: 'Nhiệm vụ (202)' }).waitFor();
        await sound(page);
        await page.goto(`${home}?xem=hang&hang=/tasks/0`);
        if (scripts) await page.keyboard.press('b');
        else await page.locator('summary').filter({ hasText: 'Không phải nhiệm vụ' }).click();
        await page.getByLabel('Lý do', { exact: true }).fill('Chỉ là tên mục');
        await sound(page);
        await page.getByRole('button', { name: 'Bỏ hàng này' }).click();
        await said('Đã bỏ hàng đó');
        await press('u', ['button', { name: /^Hoàn tác/ }]);
        await press('u', ['button', { name: /^Hoàn tác/ }]);
        await page.getByRole('link', { name: 'Nhiệm vụ (201)' }).waitFor();
        await page.goto(`${home}?xem=hang`);
        await press('n', ['link', { name: /^Thêm hàng từ văn bản gốc/ }]);
        await page.getByLabel('Từ dòng', { exact: true }).fill('0');
        await page.getByRole('button', { name: 'Thêm hàng này' }).click();
        await page.getByText('Không có dòng nào mang số đó').first().waitFor();
        await sound(page);
      });

      await step('many rows get an agency at once', async () => {
        await page.goto(`${home}?xem=hang`);
        if (scripts) {
          await page.keyboard.press('j');
          await page.keyboard.press('x');
          await page.keyboard.press('j');
          await page.keyboard.press('x');
          await page.keyboard.press('p');
          await page.keyboard.type('Sở Nội vụ');
        } else {
          await page.getByRole('checkbox', { name: 'Chọn hàng 1.1', exact: true }).check();
          await page.getByRole('checkbox', { name: 'Chọn hàng 1.2', exact: true }).check();
          await page.getByText('Giao cơ quan cho các hàng đã chọn').click();
          await page.getByLabel('Cơ quan', { exact: true }).fill('Sở Nội vụ');
        }
        await page.getByLabel('Thêm các hàng theo số').fill('3.1-3.20');
        await sound(page);
        await page.getByLabel('Lý do', { exact: true }).fill('Theo phân công mới');
        await page.getByRole('button', { name: 'Giao cho các hàng đã chọn' }).click();
        await said('Đã giao cơ quan');
        await page.getByRole('link', { name: 'Đã sửa tay (25)' }).waitFor();
      });

      await step('the list says how far it is, and the page opens where somebody left', async () => {
        await page.goto(`${site.home}/ke-hoach/tai-len`);
        await page.getByText(/Đang xem lại: đã xử lý 1\/\d+ điểm/).waitFor();
        await page.getByRole('rowheader').getByRole('link').click();
        await page.locator('h2#f').waitFor();
        await sound(page);
      });

      await step('what was changed by hand names who and when, and downloads', async () => {
        await part('Đã sửa tay');
        await page.getByText('Trần Văn Mẫu').nth(3).waitFor();
        await sound(page);
        const book = await download(page, page.getByRole('link', { name: 'XLSX' }), folder);
        const json = await download(page, page.getByRole('link', { name: 'JSON' }), folder);
        const [text] = await workbooks([book]);
        assert.match(text, /Sở Nội vụ/);
        const read = JSON.parse(await readFile(json, 'utf8'));
        assert.equal(read.tasks.length, 201);
        assert.deepEqual(read.tasks[0].leads, ['Sở Nội vụ']);
        assert.equal(read.decisions.length, 25);
      });

      await step('a newer copy keeps what holds and says what does not', async () => {
        // One task more at the head of group 3, and none of its last.
        const copy = plan(10)
          .replace('<tr><td>3.1</td>', '<tr><td>3.0</td><td>Nhiệm vụ thêm vào.</td><td>Sở Y tế</td><td></td><td>Năm 2027</td><td>Đề án</td></tr>\n<tr><td>3.1</td>')
          .split('\n')
          .filter((line) => !line.includes('<td>3.20</td>'))
          .join('\n');
        await writeFile(join(folder, 'ban-2.html'), copy);
        await send('Đọc bản này thay bản đang xem', join(folder, 'ban-2.html'));
        await said('Có quyết định không còn khớp');
        await page.getByRole('heading', { name: 'Không còn khớp với bản đang xem (1)' }).waitFor();
        await page.getByText('Vì bản mới không có hàng hoặc mục này.').waitFor();
        await sound(page);
        await send('Đọc bản này thay bản đang xem', join(folder, 'ke-hoach.html'));
        await said('mọi quyết định vẫn khớp');
        await page.getByRole('link', { name: 'Đã sửa tay (25)' }).waitFor();
        await rm(folder, { recursive: true, force: true });
      });
    },
    startEmpty,
  );
}
