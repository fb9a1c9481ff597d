// Bodies, people, roles, password reset, settings; and the way out.
import assert from 'node:assert/strict';
import { journey } from '../harness/journey.mjs';
import { done, menu, refused, soundness } from '../harness/pages.mjs';
import { addBody, addPerson, backToPerson } from '../harness/people.mjs';
import { fillSignIn, firstSignIn } from '../harness/sign-in.mjs';

const BODY = 'Trung tâm Khuyến công tỉnh Quảng Ngãi';

journey('administration', async ({ step, as, guest, site }) => {
  const sound = soundness(true);
  const { page } = await as('quantri');
  const { page: other } = await as('quantri');
  let officer;

  await step('the place of administration says what is there', async () => {
    await menu(page, 'Quản trị');
    for (const name of ['Người dùng', 'Cơ quan', 'Thiết lập']) await page.getByRole('link', { name, exact: true }).waitFor();
    await sound(page);
  });

  await step('bodies are listed, doubtful ones marked, and found by kind and name', async () => {
    await page.getByRole('link', { name: 'Cơ quan', exact: true }).click();
    await page.getByText('cần kiểm tra').first().waitFor();
    await page.getByLabel('Tên có chữ').fill('cong thuong');
    await page.getByRole('button', { name: 'Lọc' }).click();
    await page.getByRole('link', { name: 'Sở Công Thương tỉnh Quảng Ngãi' }).waitFor();
    assert.equal(await page.getByRole('rowheader').count(), 1);
    await sound(page);
  });

  await step('a body is added, mended, and its page says so', async () => {
    await page.goto(`${site.home}/quan-tri/co-quan`);
    await page.getByRole('button', { name: 'Thêm cơ quan' }).click();
    await refused(page, 'Ghi tên đầy đủ của cơ quan.');
    await sound(page);
    await addBody(page, site.home, { name: BODY, kind: 'sở, ban, ngành' });
    await page.goto(`${site.home}/quan-tri/co-quan?ten=khuyen+cong`);
    await page.getByRole('link', { name: BODY }).click();
    await page.getByLabel('Thôi hoạt động từ ngày').fill('32/13/2026');
    await page.getByRole('button', { name: 'Lưu' }).click();
    await refused(page, 'Ghi ngày dạng 15/11/2026.');
    assert.equal(await page.getByLabel('Thôi hoạt động từ ngày').inputValue(), '32/13/2026');
    await page.getByLabel('Thôi hoạt động từ ngày').fill('');
    await page.getByLabel('Tên ngắn').fill('TT Khuyến công');
    await page.getByRole('button', { name: 'Lưu' }).click();
    await done(page, 'Đã lưu.');
    await sound(page);
  });

  await step('of two who change a body at once the second sees what the first did', async () => {
    const body = page.url().split('?')[0];
    await other.goto(body);
    await page.goto(body);
    await page.getByLabel('Tên ngắn').fill('TTKC');
    await page.getByRole('button', { name: 'Lưu' }).click();
    await done(page, 'Đã lưu.');
    await other.getByLabel('Tên ngắn').fill('Khuyến công');
    await other.getByRole('button', { name: 'Lưu' }).click();
    await refused(other, 'người khác sửa');
    await page.goto(body);
    assert.equal(await page.getByLabel('Tên ngắn').inputValue(), 'TTKC');
  });

  await step('a person is added with a temporary password that is shown once, and given a role', async () => {
    await page.goto(`${site.home}/quan-tri/nguoi`);
    await page.getByRole('button', { name: 'Thêm người dùng' }).click();
    await refused(page, 'Ghi họ và tên.');
    await sound(page);
    officer = await addPerson(page, site.home, {
      user: 'khuyencong',
      name: 'Trịnh Thị Mới',
      position: 'Chuyên viên',
      role: 'chuyên viên',
      body: BODY,
    });
    await sound(page);
  });

  await step('a role that needs a body is not given without one, nor twice', async () => {
    const person = page.url().split('?')[0];
    await page.getByLabel('Vai trò', { exact: true }).selectOption({ label: 'thủ trưởng, cấp phó' });
    await page.getByLabel('Cho cơ quan').selectOption({ index: 0 });
    await page.getByRole('button', { name: 'Giao vai trò' }).click();
    await refused(page, 'Vai trò này phải kèm cơ quan.');
    await page.goto(person);
    await page.getByLabel('Vai trò', { exact: true }).selectOption({ label: 'chuyên viên' });
    await page.getByLabel('Cho cơ quan').selectOption({ label: BODY });
    await page.getByRole('button', { name: 'Giao vai trò' }).click();
    await refused(page, 'đang giữ vai trò đó');
    await page.goto(person);
  });

  await step('the new officer comes in, and must first choose a password of their own', async () => {
    const { page: theirs } = await guest();
    officer = await firstSignIn(theirs, site.home, officer);
    await menu(theirs, 'Việc phải làm');
    await theirs.getByText('Không có việc nào đang chờ.').waitFor();
    await theirs.getByRole('link', { name: 'Trịnh Thị Mới' }).click();
    await theirs.getByText('TTKC').first().waitFor();
    await sound(theirs);
  });

  await step('a reset password ends the old one and its sessions', async () => {
    const { page: theirs } = await guest();
    await theirs.goto(`${site.home}/dang-nhap`);
    await fillSignIn(theirs, officer);
    await page.getByRole('button', { name: 'Đặt lại mật khẩu' }).click();
    const password = await page.locator('code.big').innerText();
    await sound(page);
    await theirs.goto(`${site.home}/viec`);
    assert.match(theirs.url(), /\/dang-nhap/);
    officer = await firstSignIn(theirs, site.home, { user: officer.user, password });
    await backToPerson(page);
  });

  await step('who loses the role, or is locked out, sees nothing any more', async () => {
    const person = page.url().split('?')[0];
    await page.getByRole('button', { name: /^Thôi giao/ }).click();
    await page.getByText('Chưa có vai trò nào').waitFor();
    await page.getByRole('checkbox', { name: 'Khóa tài khoản' }).check();
    await page.getByRole('button', { name: 'Lưu', exact: true }).click();
    await done(page, 'Đã lưu.');
    const { page: theirs } = await guest();
    await theirs.goto(`${site.home}/dang-nhap`);
    await theirs.locator('[name=u]').fill(officer.user);
    await theirs.locator('[name=p]').fill(officer.password);
    await theirs.getByRole('main').getByRole('button', { name: 'Đăng nhập' }).click();
    await refused(theirs, 'Tên đăng nhập hoặc mật khẩu không đúng');
    await page.goto(person);
    await sound(page);
  });

  await step('the last administrator keeps the role', async () => {
    await page.goto(`${site.home}/quan-tri/nguoi`);
    await page.getByRole('link', { name: 'Vũ Giả Danh (mẫu)' }).last().click();
    await page.getByRole('button', { name: /^Thôi giao/ }).click();
    await refused(page, 'Đây là quản trị duy nhất');
    await sound(page);
  });

  await step('settings take what makes sense, and say what does not', async () => {
    await page.goto(`${site.home}/quan-tri/thiet-lap`);
    const soon = page.getByLabel('Số ngày coi là sắp đến hạn');
    const before = await soon.inputValue();
    for (const absurd of ['', '-1', '1e9', 'bảy', '99999999999999999999']) {
      await soon.fill(absurd);
      await page.getByRole('button', { name: 'Lưu' }).click();
      await refused(page, 'Ghi số nguyên từ');
    }
    await sound(page);
    await page.goto(`${site.home}/quan-tri/thiet-lap`);
    assert.equal(await soon.inputValue(), before);
    await soon.fill('10');
    await page.getByRole('button', { name: 'Lưu' }).click();
    await done(page, 'Đã lưu.');
    const spellings = page.getByLabel('Cách viết tên cơ quan');
    await spellings.fill('TT XTĐT = Trung tâm Xúc tiến đầu tư\nchỉ có tên');
    await page.getByRole('button', { name: 'Lưu' }).click();
    await refused(page, 'Dòng 2: cần một cách viết');
    assert.match(await spellings.inputValue(), /chỉ có tên/, 'nothing typed is lost');
    await spellings.fill('TT XTĐT = Trung tâm Xúc tiến đầu tư');
    await page.getByRole('button', { name: 'Lưu' }).click();
    await done(page, 'Đã lưu.');
    assert.equal((await spellings.inputValue()).trim(), 'TT XTĐT = Trung tâm Xúc tiến đầu tư');
    await sound(page);
  });

  await step('signed out, the way back is shut', async () => {
    await page.getByRole('button', { name: 'Đăng xuất' }).click();
    await done(page, 'Đã đăng xuất.');
    await page.goBack();
    await page.goto(`${site.home}/quan-tri`);
    assert.match(page.url(), /\/dang-nhap/);
  });
});
