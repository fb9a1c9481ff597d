// Workbooks and papers opened for real: LibreOffice turns them into text.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';

const call = promisify(execFile);

/** Opens the files with LibreOffice and gives each one's text in `format` (csv, pdf), in their order. */
async function convert(files, format) {
  const folder = await mkdtemp(join(tmpdir(), 'tiendo-office-'));
  try {
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    await call('soffice', [profile, '--headless', '--convert-to', format, '--outdir', folder, ...files]);
    const ending = format.split(':')[0];
    const texts = [];
    for (const file of files) {
      const made = join(folder, basename(file).replace(/\.[^.]+$/, `.${ending}`));
      texts.push(ending === 'pdf' ? (await call('pdftotext', ['-layout', made, '-'])).stdout : await readFile(made, 'utf8'));
    }
    return texts;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The first sheet of each workbook as lines of text. */
export const workbooks = (files) => convert(files, 'csv:Text - txt - csv (StarCalc):44,34,76');

/** The text of a paper as it is printed. */
export const paper = async (file) => (await convert([file], 'pdf'))[0];

/** Presses a link or button that hands out a file, and keeps the file under its own name in `folder`. */
export async function download(page, locator, folder) {
  const [handed] = await Promise.all([page.waitForEvent('download'), locator.click()]);
  const file = join(folder, handed.suggestedFilename());
  await handed.saveAs(file);
  return file;
}
