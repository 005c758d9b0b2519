// Conflicts: the sentences side by side, and a way from each to what decides it; decided, it is gone, and undone, it is back.

import assert from 'node:assert/strict';
import { withPage } from '../harness/browser.js';
import { desk } from '../harness/desk.js';
import { test } from '../harness/test.js';

const LIST = 'conflicts?side=North+Korea&unit=people';
const cards = (page) => page.locator('article.conflict').allInnerTexts();

test('conflicts: decided on, one is gone; taken back, it returns', async (t) => {
  const server = await desk();
  t.after(server.close);
  await withPage(server, { name: 'conflicts' }, async (page) => {
    await page.goto(LIST);
    const before = await cards(page);
    assert.ok(before.length > 0, 'conflicts');
    const first = page.locator('article.conflict').first();
    assert.ok((await first.locator('.sides .card blockquote').count()) >= 1, 'its sentences');
    await first.getByRole('link', { name: /^Reject, correct or note/ }).first().click();
    await page.waitForURL(/claims\/\d+/);
    await page.getByRole('textbox', { name: 'Your name' }).fill('Ada Example');
    await page.getByRole('button', { name: 'Keep it' }).click();
    await page.getByText('Reject …').click();
    await page.getByRole('button', { name: 'the number belongs to something else' }).click();
    await page.getByText(/Rejected claim \d+/).first().waitFor();
    const claim = page.url();

    await page.getByRole('link', { name: /^← Back/ }).click();
    await page.waitForURL(/conflicts\?/);
    const after = await cards(page);
    assert.ok(!after.includes(before[0]), 'the conflict is gone');

    await page.goto(claim);
    await page.getByRole('button', { name: /^(Undo|Take that back)/ }).first().click();
    await page.getByText(/Took back decision/).first().waitFor();
    await page.goto(LIST);
    assert.deepEqual(await cards(page), before);
  });
});
