// Writing, handing over and sending a report, as the people of a body do.
import { done } from './pages.mjs';

/** The open line of a task in a report's form. */
export const line = (page, number) =>
  page.locator('section.item[data-line]').filter({ has: page.getByRole('heading', { name: new RegExp(`^${number.replace('.', '\\.')}\\. `) }) });

/** Answers a line that is required: a state, what was done, a figure. */
export async function answer(page, number, { state = 'Đang thực hiện', text, figure = '12', label = 'Nội dung đã triển khai', unit = 'nội dung' }) {
  const one = line(page, number);
  await one.getByRole('radio', { name: state }).check();
  await one.getByLabel('Kết quả trong năm').fill(text);
  await one.getByLabel('Chỉ số').first().fill(label);
  await one.getByLabel('Số', { exact: true }).first().fill(figure);
  await one.getByLabel('Đơn vị').first().fill(unit);
}

/** Answers every own share in one sentence. */
export async function answerShares(page, text) {
  const shares = page.locator('section.own');
  for (let n = 0; n < (await shares.count()); n += 1) {
    await shares.nth(n).getByRole('radio', { name: 'Có kết quả' }).check();
    await shares.nth(n).getByRole('textbox').fill(`${text} (${n + 1})`);
  }
}

/** Answers everything that the open report asks for; a line under state secrecy asks for nothing. */
export async function answerAll(page, text) {
  const required = page.locator('section.item[data-line]:not(.lock)').filter({ has: page.getByRole('radio') });
  for (let n = 0; n < (await required.count()); n += 1) {
    const number = (await required.nth(n).getByRole('heading', { level: 3 }).innerText()).split('. ')[0];
    await answer(page, number, { text: `${text}, nhiệm vụ ${number}` });
  }
  await answerShares(page, text);
}

export async function saveDraft(page) {
  await page.locator('.bar').getByRole('button', { name: 'Lưu bản nháp' }).click();
  await done(page, 'Đã lưu.');
}

export async function handOver(page) {
  await page.getByRole('button', { name: 'Trình thủ trưởng duyệt' }).click();
  await done(page, 'Đã trình thủ trưởng.');
}

/** Sends the open report in a stated capacity. */
export async function send(page, { capacity, position }) {
  await page.getByLabel('Tư cách ký gửi').selectOption({ label: capacity });
  await page.getByLabel('Chức vụ').fill(position);
  await page.locator('.bar').getByRole('button', { name: 'Gửi báo cáo' }).click();
  await done(page, 'Đã gửi báo cáo.');
}
