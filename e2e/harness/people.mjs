// What an administrator does on the page of people.

/** Adds somebody with a role, for a body where one is named. Gives their user name and the temporary password. */
export async function addPerson(page, home, { user, name, position, role, body }) {
  await page.goto(`${home}/quan-tri/nguoi`);
  await page.getByLabel('Họ và tên').fill(name);
  await page.getByLabel('Tên đăng nhập').fill(user);
  await page.getByLabel('Chức vụ').fill(position);
  await page.getByRole('button', { name: 'Thêm người dùng' }).click();
  const password = await page.locator('code.big').innerText();
  await backToPerson(page);
  await page.getByLabel('Vai trò', { exact: true }).selectOption({ label: role });
  if (body) await page.getByLabel('Cho cơ quan').selectOption({ label: body });
  await page.getByRole('button', { name: 'Giao vai trò' }).click();
  await page.getByRole('status').waitFor();
  return { user, password };
}

/** From the page that shows a temporary password to the page of its person. */
export const backToPerson = (page) => page.getByRole('link', { name: 'Mở trang của người này để giao vai trò' }).click();

/** Adds a body to the realm's list. */
export async function addBody(page, home, { name, kind }) {
  await page.goto(`${home}/quan-tri/co-quan`);
  await page.getByLabel('Tên đầy đủ').fill(name);
  await page.getByLabel('Loại', { exact: true }).last().selectOption({ label: kind });
  await page.getByRole('button', { name: 'Thêm cơ quan' }).click();
  await page.getByRole('status').waitFor();
}
