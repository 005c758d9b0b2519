// Runs the tests of every file in tests/, in this one process with one browser.

import { readdirSync } from 'node:fs';
import { closeBrowser } from './harness/browser.js';
import { closeDesks } from './harness/desk.js';
import { ended } from './harness/test.js';

const tests = new URL('tests/', import.meta.url);
for (const file of readdirSync(tests).sort()) await import(new URL(file, tests));
await ended();
await closeBrowser();
await closeDesks();
