// Every form of a page, sent as it should not be.
import assert from 'node:assert/strict';

/** Values that no field of ours means, each with what it is called. */
export const ABSURD = {
  empty: '',
  html: '<img src=x onerror="alert(1)"><b>đậm</b>',
  long: 'dài '.repeat(30_000),
  date: '31/02/2026',
};

const TYPED = 'textarea, input:not([type]), input[type=text], input[type=search], input[type=password]';

/** The forms of the open page that somebody types in: their addresses. */
export const typedForms = (page) =>
  page.locator('main form[method=post]').evaluateAll(
    (forms, typed) => [...new Set(forms.filter((form) => form.querySelector(typed)).map((form) => form.getAttribute('action')))],
    TYPED,
  );

/**
 * Opens `address`, fills every typed field of the form sent to `action` with `value`, and sends it.
 * Gives the answer's status and what the page then says.
 */
export async function sendWith(page, address, action, value) {
  await page.goto(address);
  const form = page.locator(`main form[method=post][action="${action}"]`).first();
  const answered = page.waitForResponse((answer) => answer.request().method() === 'POST');
  const loaded = page.waitForEvent('load');
  await form.evaluate(
    (one, [typed, text]) => {
      for (const field of one.querySelectorAll(typed)) field.value = text;
      one.noValidate = true;
      one.requestSubmit();
    },
    [TYPED, value],
  );
  const answer = await answered;
  await loaded;
  return { status: answer.status(), title: await page.title() };
}

/** What must hold for whatever a form was answered with. */
export async function assertSane(page, { status, title }, what) {
  assert.ok(status < 500, `${what}: ${status}`);
  assert.equal(await page.locator('main img, main b:text-is("đậm")').count(), 0, `${what}: what was typed became markup`);
  if (status < 400) return;
  assert.match(title, /^Lỗi:/, `${what}: the title does not say so`);
  const said = (await page.getByRole('alert').first().innerText()).trim();
  assert.ok(said.length > 10, `${what}: no sentence`);
}
