// Runs the tests of every file in tests/, in this one process with one browser.

import { readdirSync } from 'node:fs';
import { after } from 'node:test';
import { closeBrowser } from './harness/browser.js';
import { closeDesks } from './harness/desk.js';

after(async () => {
  // Whatever hangs, the end comes.
  setTimeout(() => process.exit(), 10_000).unref();
  await closeBrowser();
  await closeDesks();
});

const tests = new URL('tests/', import.meta.url);
for (const file of readdirSync(tests).sort()) await import(new URL(file, tests));
