// Chromium of the system. Playwright gives each start a new, empty profile and each person a context of their own.
import { chromium } from 'playwright-core';

/** The two widths at which every page is looked at: an old office PC and a phone. */
export const WIDTHS = {
  desktop: { width: 1366, height: 900 },
  phone: { width: 390, height: 844 },
};

// Chromium shall ask nothing of the network by itself, and runs as whoever runs the tests, also as root.
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export function launch() {
  return chromium.launch({
    executablePath: process.env.TIENDO_CHROMIUM ?? '/usr/bin/chromium',
    args: FLAGS,
  });
}

/**
 * A page in a context of its own, which keeps what a reader must never meet: script errors, refusals of the content
 * policy, answers of the 500 kind. `faults` holds them as sentences.
 */
export async function visit(browser, { width = 'desktop', scripts = true } = {}) {
  const context = await browser.newContext({
    viewport: WIDTHS[width],
    javaScriptEnabled: scripts,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    acceptDownloads: true,
  });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  const faults = [];
  page.on('pageerror', (error) => faults.push(`script error on ${page.url()}: ${error.message}`));
  page.on('console', (message) => {
    // A 4xx answer is told of on the console too; the journeys look at those themselves.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
      faults.push(`console on ${page.url()}: ${message.text()}`);
    }
  });
  page.on('response', (response) => {
    if (response.status() >= 500) faults.push(`${response.status()} from ${response.url()}`);
  });
  return { context, page, faults };
}
