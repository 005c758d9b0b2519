// Filters stand in the address: they survive reloading, leaving and coming back, and work without scripts.

import assert from 'node:assert/strict';
import { withPage } from '../harness/browser.js';
import { desk } from '../harness/desk.js';
import { test } from '../harness/test.js';

const rows = (page) => page.locator('main tbody tr').allInnerTexts();
const pairs = (page) => [...new URL(page.url()).searchParams].filter(([, value]) => value !== '').sort();
const side = (page) => page.getByRole('textbox', { name: 'Side' });
const outcome = (page) => page.getByRole('combobox', { name: 'What happened' });
const WANTED = [
  ['outcome', 'casualties'],
  ['side', 'North Korea'],
];

async function choose(page) {
  await page.goto('claims');
  await side(page).fill('North Korea');
  await outcome(page).selectOption('casualties');
  await page.getByRole('button', { name: 'Show' }).click();
  await page.waitForURL(/outcome=casualties/);
}

/** The form shows what the address says. */
async function isFilled(page) {
  assert.deepEqual(pairs(page), WANTED);
  assert.equal(await side(page).inputValue(), 'North Korea');
  assert.equal(await outcome(page).inputValue(), 'casualties');
}

for (const scripts of [true, false]) {
  test(`filters survive reloading and back${scripts ? '' : ', without scripts'}`, async (t) => {
    const server = await desk();
    t.after(server.close);
    await withPage(server, { name: 'filters', scripts }, async (page) => {
      await page.goto('claims');
      const all = await rows(page);
      await choose(page);
      if (scripts) assert.equal([...new URL(page.url()).searchParams].length, WANTED.length, 'empty fields stay out');
      const some = await rows(page);
      assert.ok(some.length > 0 && some.join() !== all.join(), `${some.length} rows of ${all.length}`);
      assert.ok(some.every((row) => row.includes('North Korea')), some.join('\n'));
      await isFilled(page);

      await page.reload();
      await isFilled(page);
      assert.deepEqual(await rows(page), some);

      await page.locator('main tbody a').first().click();
      await page.waitForURL(/claims\/\d+/);
      await page.goBack();
      await isFilled(page);
      assert.deepEqual(await rows(page), some);

      // Each filter can be dropped by itself.
      await page.getByRole('link', { name: /^drop Side/ }).click();
      await page.waitForURL((url) => !url.searchParams.get('side'));
      assert.deepEqual(pairs(page), [['outcome', 'casualties']]);
      await page.goBack();
      await isFilled(page);
    });
  });
}

test('the colours that a reader chose stay', async (t) => {
  const server = await desk();
  t.after(server.close);
  await withPage(server, { name: 'colours' }, async (page) => {
    await page.goto('claims');
    const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const light = await paper();
    const button = page.getByRole('button', { name: /^Colours/ });
    while ((await button.innerText()) !== 'Colours: dark') await button.click();
    const dark = await paper();
    assert.notEqual(dark, light);
    await page.reload();
    assert.equal(await paper(), dark);
    await page.goto('reports');
    assert.equal(await paper(), dark);
  });
});
