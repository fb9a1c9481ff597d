// Signing in through the page, as a person would.

/** Fills in the open sign-in page and waits for the page behind it. */
export async function fillSignIn(page, { user, password }) {
  await page.locator('[name=u]').fill(user);
  await page.locator('[name=p]').fill(password);
  await page.locator('form:has([name=p]) button').click();
  await page.waitForURL((address) => !address.pathname.endsWith('/dang-nhap'));
}
