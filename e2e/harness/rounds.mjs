// Opening the demo's round of 2026, as the focal officer does.
import { done, menu } from './pages.mjs';

/** Goes from the list of rounds to the preparation of 2026. */
export async function prepareRound(page) {
  await menu(page, 'Báo cáo');
  await page.getByRole('button', { name: 'Chuẩn bị kỳ năm 2026' }).first().click();
  await page.getByRole('heading', { name: 'Chuẩn bị kỳ báo cáo năm 2026' }).waitFor();
}

/** Settles the open set of the prepared round: one body with a reason. */
export async function nameMember(page, body, reason) {
  await page.getByLabel('Cơ quan', { exact: true }).selectOption({ label: body });
  await page.getByLabel('Lý do', { exact: true }).fill(reason);
  await page.getByRole('button', { name: 'Thêm vào nhóm' }).click();
  await page.getByRole('button', { name: `Bỏ ${body}` }).waitFor();
}

/** Confirms the deadline in words and opens the prepared round. */
export async function openPrepared(page) {
  await page.getByRole('checkbox', { name: /^Tôi xác nhận/ }).check();
  await page.getByRole('button', { name: 'Mở kỳ báo cáo' }).click();
  await done(page, 'Đã mở kỳ báo cáo');
}

/** Opens the prepared round with nobody named beyond those whom the plan names. */
export async function openWithNobodyElse(page) {
  await page.getByRole('button', { name: 'Đủ rồi, không còn cơ quan nào khác' }).click();
  await openPrepared(page);
}

/** Prepares and opens the round of 2026. */
export async function openRound(page) {
  await prepareRound(page);
  await openWithNobodyElse(page);
}

/** Moves the demo's clock on by whole days. */
export async function passDays(page, days) {
  for (let day = 0; day < days; day += 1) {
    const before = await page.locator('.demo p').innerText();
    await page.getByRole('button', { name: 'Tiến đồng hồ thêm 1 ngày' }).click();
    await page.locator('.demo p').filter({ hasNotText: before }).waitFor();
  }
}
