// A question: its chart with the data beside it, the choices in the address, and what would be without an origin.

import assert from 'node:assert/strict';
import { NARROW, withPage } from '../harness/browser.js';
import { desk } from '../harness/desk.js';
import { barriers, none, stickingOut } from '../harness/look.js';
import { test } from '../harness/test.js';

const QUESTION = 'question?side=North+Korea&outcome=casualties';

test('question: found in the list, drawn, told and listed', async (t) => {
  const server = await desk();
  t.after(server.close);
  await withPage(server, { name: 'question' }, async (page) => {
    await page.goto('');
    await page.getByRole('row', { name: /North Korea.*killed or wounded/ }).first().getByRole('link').first().click();
    await page.waitForURL(/question\?/);
    assert.match(await page.locator('h1').innerText(), /North Korea: .*killed or wounded/);
    const chart = page.locator('.chart-timeline svg.chart-svg:visible');
    await chart.waitFor();
    const box = await chart.boundingBox();
    assert.ok(box.width > 600 && box.height > 150, `${box.width} × ${box.height}`);
    // The chart says the same to those who do not see it, and its data stand in a table.
    assert.ok((await chart.locator('title').allTextContents()).some((it) => /\d/.test(it)), 'its marks are told');
    const { answer } = await (await page.request.get(`${new URL(page.url()).pathname}.json${new URL(page.url()).search}`)).json();
    const low = answer.low.toLocaleString('en-GB');
    assert.ok((await page.locator('main').innerText()).includes(`At least ${low}`), `At least ${low}`);
    assert.ok((await page.locator('main table tbody tr').count()) > 5);
    assert.ok((await page.locator('main blockquote').count()) > 5, 'sentences');
    await page.setViewportSize(NARROW);
    none(await stickingOut(page), 'sticks out on a phone');
  });
});

test('question: by keys, its chart is one stop, can be passed, and is gone through by arrows', async (t) => {
  const server = await desk();
  t.after(server.close);
  await withPage(server, { name: 'question by keys' }, async (page) => {
    await page.goto(QUESTION);
    const focused = () => page.evaluate(() => {
      const it = document.activeElement;
      const box = it.getBoundingClientRect();
      return { isMark: it.matches('.chart-mark'), text: it.textContent, at: box.left + box.right };
    });
    const past = page.getByRole('link', { name: 'Skip the chart: to its data as a table' });
    await past.focus();
    assert.ok((await past.boundingBox()).x >= 0, 'the way past the chart is seen when it is reached');
    await page.keyboard.press('Tab');
    const first = await focused();
    assert.ok(first.isMark);
    assert.ok(await page.getByText('Arrow keys go from mark to mark').isVisible());
    const told = await page.locator('.chart-keys b').innerText();
    assert.ok(told && first.text.includes(told), 'the mark is told to those who see it');
    await page.keyboard.press('ArrowRight');
    const second = await focused();
    assert.ok(second.isMark && second.at >= first.at && second.text !== first.text, 'the next to the right');
    await page.keyboard.press('End');
    assert.ok((await focused()).at >= second.at);
    await page.keyboard.press('Home');
    assert.deepEqual(await focused(), first);
    await page.keyboard.press('Tab');
    assert.ok(!(await focused()).isMark, 'one stop');
    await past.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    assert.match((await focused()).text, /data as tables/);
  });
  await withPage(server, { name: 'question by keys, without scripts', scripts: false }, async (page) => {
    await page.goto(QUESTION);
    await page.getByRole('link', { name: 'Skip the chart: to its data as a table' }).focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    assert.ok(await page.locator('.chart-mark:focus').count(), 'its marks are reached without scripts');
  });
});

test('question: without an origin, under another policy, as of a day', async (t) => {
  const server = await desk();
  t.after(server.close);
  await withPage(server, { name: 'question otherwise' }, async (page) => {
    await page.goto(QUESTION);
    const without = page.getByRole('link', { name: /^without it\s*:/ }).first();
    const origin = (await without.textContent()).replace('without it: ', '');
    await without.click();
    await page.waitForURL(/without=/);
    assert.equal(new URL(page.url()).searchParams.get('without'), origin);
    await page.getByText(/Otherwise: at least/).first().waitFor();
    none(await barriers(page), 'barriers');

    await page.getByRole('combobox', { name: 'Policy' }).selectOption('two-origins');
    await page.getByLabel('As of', { exact: true }).fill('2025-06-15');
    await page.getByRole('button', { name: 'Show' }).click();
    await page.waitForURL(/policy=two-origins/);
    const asked = new URL(page.url()).searchParams;
    assert.deepEqual([asked.get('as-of'), asked.get('without'), asked.get('side')], ['2025-06-15', origin, 'North Korea']);
    const told = await page.locator('main').innerText();
    await page.reload();
    assert.equal(await page.locator('main').innerText(), told);
    assert.equal(await page.getByRole('combobox', { name: 'Policy' }).inputValue(), 'two-origins');
    await page.goBack();
    assert.equal(await page.getByRole('combobox', { name: 'Policy' }).inputValue(), 'independent-only');
  });
});
