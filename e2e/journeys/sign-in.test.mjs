// Coming in and going out: the public page first, a wrong password, the right one, the other language, the way out.
// Each with scripts and without.
import assert from 'node:assert/strict';
import { inspect } from '../harness/checks.mjs';
import { journey } from '../harness/journey.mjs';
import { fillSignIn } from '../harness/sign-in.mjs';

for (const scripts of [true, false]) {
  journey(`sign-in, scripts ${scripts ? 'on' : 'off'}`, async ({ step, guest, site }) => {
    const { page, context } = await guest({ scripts });
    const admin = site.person('quantri');
    const inside = `${site.home}/quan-tri`;
    /** axe is a script of its own and needs them on. */
    const sound = async () => scripts && assert.deepEqual(await inspect(page), []);

    await step('who has not signed in sees the public page of the realm', async () => {
      await page.goto(site.base);
      assert.equal(page.url(), site.home);
      assert.match(await page.locator('h1').innerText(), /Quảng Ngãi/);
      assert.match(await page.locator('footer').innerText(), /bí mật nhà nước/);
    });

    await step('a page for members asks to sign in first', async () => {
      await page.goto(inside);
      assert.match(page.url(), /\/dang-nhap/);
    });

    await step('a wrong password is refused in words, and the name stays', async () => {
      await page.locator('[name=u]').fill(admin.user);
      await page.locator('[name=p]').fill('not the password');
      await page.locator('form:has([name=p]) button').click();
      await page.locator('[role=alert]').waitFor();
      assert.match(await page.title(), /^Lỗi:/);
      assert.equal(await page.locator('[name=u]').inputValue(), admin.user);
      assert.equal(await page.locator('[name=p]').inputValue(), '');
      await sound();
    });

    await step('the right one leads to the page that was asked for', async () => {
      await fillSignIn(page, admin);
      assert.equal(page.url(), inside);
      await sound();
    });

    await step('the session is kept from scripts and other sites', async () => {
      const sessions = (await context.cookies()).filter((cookie) => cookie.httpOnly);
      assert.ok(sessions.length > 0);
      for (const cookie of sessions) assert.match(cookie.sameSite, /Lax|Strict/);
    });

    await step('the other language stays until changed back', async () => {
      await page.locator('footer a[hreflang=en]').click();
      await page.goto(inside);
      assert.equal(await page.locator('html').getAttribute('lang'), 'en');
      assert.doesNotMatch(await page.locator('main').innerText(), /Quản trị/);
      await page.locator('footer a[hreflang=vi]').click();
      await page.goto(inside);
      assert.equal(await page.locator('html').getAttribute('lang'), 'vi');
    });

    await step('an address that is nothing is a page with a way out', async () => {
      const answer = await page.goto(`${site.home}/khong-co-trang-nay`);
      assert.equal(answer.status(), 404);
      assert.ok((await page.locator('main a').count()) > 0);
      await sound();
    });

    await step('after signing out the session is worth nothing', async () => {
      await page.goto(inside);
      const kept = await context.cookies();
      await page.locator('form.who button').click();
      await page.waitForURL((address) => address.href !== inside);
      await context.addCookies(kept);
      await page.goto(inside);
      assert.match(page.url(), /\/dang-nhap/);
    });
  });
}
