// Signing in through the page, as a person would.

/** Fills in the open sign-in page and waits for the page behind it. */
export async function fillSignIn(page, { user, password }) {
  await page.locator('[name=u]').fill(user);
  await page.locator('[name=p]').fill(password);
  await page.getByRole('main').getByRole('button', { name: 'Đăng nhập' }).click();
  await page.waitForURL((address) => !address.pathname.endsWith('/dang-nhap'));
}

/** Signs in with a temporary password and replaces it, as everyone's first visit asks. Gives the person as they are now. */
export async function firstSignIn(page, home, { user, password }) {
  await page.goto(`${home}/dang-nhap`);
  await fillSignIn(page, { user, password });
  const own = 'bốn từ rất khó đoán';
  await page.getByLabel('Mật khẩu hiện tại').fill(password);
  await page.getByLabel('Mật khẩu mới', { exact: true }).fill(own);
  await page.getByLabel('Gõ lại mật khẩu mới').fill(own);
  await page.getByRole('button', { name: 'Đổi mật khẩu' }).click();
  await page.waitForURL((address) => !address.pathname.endsWith('/mat-khau'));
  return { user, password: own };
}
