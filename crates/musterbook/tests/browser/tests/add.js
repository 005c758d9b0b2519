// Adding reports: what is found is shown first, and only what is chosen is kept.

import assert from 'node:assert/strict';
import { withPage } from '../harness/browser.js';
import { desk } from '../harness/desk.js';
import { barriers, none } from '../harness/look.js';
import { test } from '../harness/test.js';

const TEXT = [
  'Shelling of the market',
  'KHARKIV, June 18, 2025 - At least 12 people were killed and more than 30 wounded in Kharkiv on Tuesday, the governor said.',
  'Some 2,000 people were evacuated on Wednesday.',
].join('\n\n');

const held = async (page) => (await (await page.request.get('reports.json?limit=1000')).json()).rows.length;

for (const scripts of [true, false]) {
  test(`adding a pasted text${scripts ? '' : ', without scripts'}`, async (t) => {
    const server = await desk();
    t.after(server.close);
    await withPage(server, { name: 'add', scripts }, async (page) => {
      const before = await held(page);
      await page.goto('add');
      await page.getByRole('textbox', { name: /^Text/ }).fill(TEXT);
      await page.getByRole('textbox', { name: 'Outlet' }).first().fill('The Example');
      await page.getByRole('button', { name: 'Read it' }).first().click();

      // Seen, and not kept.
      await page.getByRole('heading', { level: 1, name: 'Look before you add' }).waitFor();
      const found = await page.locator('main').innerText();
      for (const part of ['≥ 12', '> 30', 'Kharkiv', '2025-06-17']) assert.ok(found.includes(part), `no ${part} in ${found}`);
      if (scripts) none(await barriers(page), 'barriers of the preview');
      assert.equal(await held(page), before);

      await page.getByRole('button', { name: 'Add this report' }).click();
      await page.waitForURL(/reports\/\d+$/);
      assert.match(await page.locator('main').innerText(), /At least 12 people were killed/);
      assert.equal(await held(page), before + 1);
    });
  });
}

test('adding a text that does not say its day: it is asked for, and the text read again', async (t) => {
  const server = await desk();
  t.after(server.close);
  await withPage(server, { name: 'add without a day' }, async (page) => {
    await page.goto('add');
    const text = 'Strikes on the depot\n\nAt least 12 people were killed in Kharkiv on Tuesday, the governor said.';
    await page.getByRole('textbox', { name: /^Text/ }).fill(text);
    await page.getByRole('button', { name: 'Read it' }).first().click();
    await page.getByText('does not say on which day it was published').waitFor();
    none(await barriers(page), 'barriers of a preview without a day');
    await page.getByLabel('Day of publication').fill('2025-06-18');
    await page.getByRole('button', { name: /^Read it again with this day/ }).click();
    await page.getByRole('cell', { name: '2025-06-17' }).first().waitFor();
    assert.equal(await page.getByText('does not say on which day').count(), 0);
    await page.getByRole('button', { name: 'Add this report' }).click();
    await page.waitForURL(/reports\/\d+$/);
    assert.match(await page.locator('main').innerText(), /2025-06-18/);
  });
});

test('adding files: only what is chosen is kept, and what is known is told', async (t) => {
  const server = await desk();
  t.after(server.close);
  await withPage(server, { name: 'add files' }, async (page) => {
    const before = await held(page);
    const file = (name, text) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
    const send = async (files) => {
      await page.goto('add');
      await page.locator('input[type=file]').setInputFiles(files);
      await page.getByLabel(/^Day of publication, where/).first().fill('2025-06-18');
      const form = page.locator('form', { has: page.locator('input[type=file]') });
      await form.getByRole('button', { name: 'Read it' }).click();
      await page.waitForURL(/add\/\d+$/);
    };
    const other = 'Drones over Odesa\n\nFour people were wounded in Odesa overnight, the mayor said.\n';
    await send([file('market.txt', TEXT), file('drones.txt', other)]);
    const boxes = page.locator('input[name=keep]');
    assert.equal(await boxes.count(), 2);
    await boxes.nth(1).uncheck();
    await page.getByRole('button', { name: /^Add / }).click();
    await page.waitForURL(/reports\/\d+$/);
    assert.equal(await held(page), before + 1);

    await send([file('again.txt', TEXT)]);
    assert.match(await page.locator('main').innerText(), /already|known/i);
    assert.equal(await held(page), before + 1);
  });
});
