// Every page of pages.js: nothing goes wrong on it, everybody can use it, on a desk and on a phone, light and dark, and its
// main part is there without scripts.

import assert from 'node:assert/strict';
import { NARROW, WIDE, withPage } from '../harness/browser.js';
import { desk } from '../harness/desk.js';
import { barriers, none, stickingOut } from '../harness/look.js';
import { isWanted, test } from '../harness/test.js';
import { PAGES, visit } from '../pages.js';

let server;
const shared = () => (server ??= desk());

/** The words of the main part. */
const words = async (page) => (await page.locator('main').innerText()).replace(/\s+/g, ' ').trim();

/** What a page looks like: the window, and the colours. Where only the colours differ, only they are looked at. */
const LOOKS = [
  { look: 'wide and light', size: WIDE, dark: false },
  { look: 'wide and dark', size: WIDE, dark: true, rules: ['color-contrast'] },
  { look: 'narrow and dark', size: NARROW, dark: true, rules: ['color-contrast'] },
  { look: 'narrow and light', size: NARROW, dark: false },
];

/** The answer that the page is to give is no fault: the console tells of it too. */
const expected = ({ status }) => (status ? [new RegExp(`answer ${status}: |responded with a status of ${status} `)] : []);

/** Two at a time. */
test(`pages: ${PAGES.map(({ name }) => `page ${name}`).join(', ')}`, { concurrency: 2 }, async (t) => {
  const wanted = isWanted('pages') ? PAGES : PAGES.filter(({ name }) => isWanted(`page ${name}`));
  const look = (place) =>
    t.test(`page ${place.name}`, async () => {
      await withPage(await shared(), { name: place.name, expected: expected(place) }, async (page) => {
        await visit(page, place);
        const title = await page.title();
        assert.ok(title.length > 3, 'a title');
        assert.equal(await page.locator('h1').count(), 1, 'one heading of the first level');
        assert.match(await words(page), place.holds);
        const found = [];
        for (const { look, size, dark, rules } of LOOKS) {
          await page.setViewportSize(size);
          await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
          found.push(...(await barriers(page, rules)).map((it) => `${look}: ${it}`));
          found.push(...(await stickingOut(page)).map((it) => `${look}: sticks out: ${it}`));
        }
        none(found, 'not everybody can use it');
      });
    });
  await Promise.all(wanted.map(look));
});

test('pages without scripts', async () => {
  const options = { name: 'without scripts', scripts: false, expected: PAGES.flatMap(expected) };
  await withPage(await shared(), options, async (page) => {
    for (const place of PAGES) {
      await visit(page, place);
      assert.match(await words(page), place.holds, place.name);
      // What only scripts can do is not offered.
      const dead = page.locator('button[data-needs-script]:visible');
      assert.equal(await dead.count(), 0, `${place.name}: buttons that do nothing`);
    }
  });
});
