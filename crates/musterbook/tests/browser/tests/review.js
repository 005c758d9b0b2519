// A review session: by keys as those do who do it all day, and by buttons without scripts. Decisions are taken back, and the
// name of who decides is kept.

import assert from 'node:assert/strict';
import { NARROW, withPage } from '../harness/browser.js';
import { desk } from '../harness/desk.js';
import { barriers, none, stickingOut } from '../harness/look.js';
import { test } from '../harness/test.js';

/** The number of the claim that is shown. */
const shown = async (page) => Number((await page.locator('section.review').getAttribute('aria-label')).match(/\d+/)[0]);

/** Does something and waits until another claim is shown; its number. */
async function onward(page, act) {
  const before = await shown(page);
  await act();
  await page.locator(`section.review:not([aria-label="Claim ${before}"])`).waitFor();
  return shown(page);
}

const says = (page, what) => page.locator('main [role=status]', { hasText: what }).first().waitFor();

/** What was decided, the first decision first: kind, claim, author. */
async function decisions(page) {
  const { rows } = await (await page.request.get('decisions.json')).json();
  return rows.map(({ kind, claim, author }) => [kind, claim ?? null, author]).reverse();
}

async function giveName(page) {
  await page.goto('review');
  await page.getByRole('textbox', { name: 'Your name' }).fill('Ada Example');
  await page.getByRole('button', { name: 'Keep it' }).click();
  await page.getByText('Deciding as Ada Example').waitFor();
}

test('review: a session by keys', async (t) => {
  const server = await desk();
  t.after(server.close);
  await withPage(server, { name: 'review by keys' }, async (page) => {
    const press = (key) => page.keyboard.press(key);
    await giveName(page);

    const first = await shown(page);
    const accept = page.getByRole('button', { name: 'Accept', exact: true });
    // The name's form leads to a new page, on which the script sets the keys up once more.
    await accept.and(page.locator('[aria-keyshortcuts="a"]')).waitFor();
    const keyOfAccept = page.locator('.decide kbd', { hasText: 'a' }).first();
    assert.ok(await keyOfAccept.isVisible(), 'the keys are drawn where they work');
    const second = await onward(page, () => press('a'));
    await says(page, `Accepted claim ${first}`);

    await press('r');
    await page.getByText('The text makes no such claim, because').waitFor();
    const third = await onward(page, () => press('1'));
    await says(page, `Rejected claim ${second}: no such claim in the text`);

    // The first slot is ready to be written over, and the letters of what is written are no keys.
    await press('c');
    assert.ok(await page.locator('.correct input:focus').count(), 'c leads into the first slot');
    none(await barriers(page), 'barriers with the slots open');
    await page.locator('.correct input[name=side]').focus();
    await press('Control+a');
    await page.keyboard.type('Ruritania');
    assert.equal(await shown(page), third);
    await page.getByRole('button', { name: 'Save the correction' }).focus();
    const fourth = await onward(page, () => press('Enter'));
    await says(page, `Corrected claim ${third}: side=Ruritania`);

    // Undone, it waits again, as it was read.
    await press('u');
    await page.locator(`section.review[aria-label="Claim ${third}"]`).waitFor();
    assert.doesNotMatch(await page.locator('section.review').innerText(), /Ruritania/);
    const made = [
      ['accept', first, 'Ada Example'],
      ['reject', second, 'Ada Example'],
      ['correct', third, 'Ada Example'],
      ['undo', third, 'Ada Example'],
    ];
    assert.deepEqual((await decisions(page)).map(([kind, claim, author], n) => [kind, claim ?? made[n][1], author]), made);

    // To and fro without deciding, and the browser's own way back.
    assert.equal(await onward(page, () => press('j')), fourth);
    assert.equal(await onward(page, () => press('k')), third);
    assert.equal(await onward(page, () => page.goBack()), fourth);

    await page.reload();
    await page.getByText('Deciding as Ada Example').waitFor();
    assert.equal((await decisions(page)).length, made.length);
    none(await barriers(page), 'barriers');
    await page.setViewportSize(NARROW);
    none(await stickingOut(page), 'sticks out on a phone');
  });
});

test('review: by buttons, without scripts', async (t) => {
  const server = await desk();
  t.after(server.close);
  await withPage(server, { name: 'review without scripts', scripts: false }, async (page) => {
    await giveName(page);
    const first = await shown(page);
    assert.equal(await page.locator('kbd:visible').count(), 0, 'no keys where there is no script');
    const second = await onward(page, () => page.getByRole('button', { name: 'Accept' }).click());
    await says(page, `Accepted claim ${first}`);
    await page.getByText('Reject …').click();
    const third = await onward(page, () => page.getByRole('button', { name: 'history, not this war' }).click());
    await says(page, `Rejected claim ${second}: history, not this war`);
    assert.equal(await onward(page, () => page.getByRole('button', { name: 'Undo' }).click()), second);
    assert.notEqual(second, third);

    // What was decided stands on a page of its own, and can be taken back there.
    await page.goto('decisions');
    await page.getByRole('row', { name: new RegExp(`Accepted claim ${first}\\b`) }).getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('row', { name: new RegExp(`Accepted claim ${first}\\b.*taken back`) }).waitFor();
    const kinds = (await decisions(page)).map(([kind]) => kind);
    assert.deepEqual(kinds, ['accept', 'reject', 'undo', 'undo']);
  });
});

test('review: a desk that is read-only offers nothing to decide', async (t) => {
  const server = await desk({ flags: ['--read-only'] });
  t.after(server.close);
  await withPage(server, { name: 'review read-only' }, async (page) => {
    await page.goto('review');
    await page.getByText('This desk is read-only').waitFor();
    assert.equal(await page.locator('main form[method=post]').count(), 0);
  });
});
