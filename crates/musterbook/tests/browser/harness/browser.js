// One browser for all tests; a fresh context, as of a new user, for each.

import { join } from 'node:path';
import { chromium, executable, pictures } from './given.js';
import { none } from './look.js';
import { watch } from './watch.js';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Text looks the same on every machine.
  '--font-render-hinting=none',
];

/** Milliseconds that one step may take; the machine may be busy. */
const PATIENCE = 10_000;

export const WIDE = { width: 1280, height: 800 };
/** A small phone. */
export const NARROW = { width: 360, height: 740 };

let browser;
const launched = () => (browser ??= chromium.launch({ executablePath: executable, args: FLAGS, headless: true }));

export const closeBrowser = async () => (await browser)?.close();

/**
 * Opens a page of a desk and lets `work(page)` use it. The page's address is relative to the desk.
 * - `size`, `dark`, `scripts`: the window, the colour scheme, and whether scripts run.
 * - `name`: of the picture that is taken when the test fails; `keep`: whether one is.
 * - `expected`: patterns of faults that belong to the test, for instance the answer 404.
 * After the work nothing may have gone wrong on the page (see watch.js). When it fails, there is a picture of it. Gives
 * the faults that were expected.
 */
export async function withPage(desk, options, work) {
  const { name = 'page', keep = true, size = WIDE, dark = false, scripts = true, scale = 1, expected = [] } = options;
  const context = await (await launched()).newContext({
    baseURL: desk.url,
    viewport: size,
    deviceScaleFactor: scale,
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    javaScriptEnabled: scripts,
    acceptDownloads: true,
    locale: 'en-GB',
    timezoneId: 'UTC',
  });
  context.setDefaultTimeout(PATIENCE);
  try {
    const faults = await watch(context, desk.url);
    const page = await context.newPage();
    try {
      await work(page);
      const unexpected = faults.filter((fault) => !expected.some((pattern) => pattern.test(fault)));
      none(unexpected, 'something went wrong on the page');
      return faults;
    } catch (error) {
      if (!keep) throw error;
      const file = join(pictures, `failed-${name.replace(/[^a-z0-9]+/gi, '-')}.png`);
      await page.screenshot({ path: file, fullPage: true }).catch(() => {});
      error.message += `\nat ${page.url()}, picture: ${file}${faults.map((fault) => `\n  ${fault}`).join('')}`;
      throw error;
    }
  } finally {
    await context.close();
  }
}

/** A picture of the whole page, or of what is in the window. */
export const picture = (page, name, { whole = true, directory = pictures } = {}) =>
  page.screenshot({ path: join(directory, `${name}.png`), fullPage: whole });
