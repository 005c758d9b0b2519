// What the Rust side hands over in the environment (see setup.rs), and the two packages, which lie under target/.

import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const given = (name) => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run the tests with cargo test -p musterbook --test browser`);
  return value;
};

/** The program under test. */
export const program = given('BROWSER_PROGRAM');
/** The browser. */
export const executable = given('BROWSER_CHROMIUM');
/** Where everything goes that a run makes. */
export const out = given('BROWSER_OUT');
/** Where the tests put pictures: beside `out`, that is target/screenshots. */
export const pictures = join(out, '..', 'screenshots');
mkdirSync(pictures, { recursive: true });

const require = createRequire(join(given('BROWSER_MODULES'), 'from-here.js'));
export const { chromium } = require('playwright-core');
export const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
