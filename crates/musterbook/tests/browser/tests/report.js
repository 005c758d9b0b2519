// A report: every claim stands marked in its text and leads to its slots and back; numbers in no claim are shown with their
// reasons when asked for; nothing that a report says is taken for a part of the page.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { withPage } from '../harness/browser.js';
import { desk } from '../harness/desk.js';
import { barriers, none } from '../harness/look.js';
import { test } from '../harness/test.js';

const json = async (page, path) => (await page.request.get(path)).json();

test('report: claims stand where they were read', async (t) => {
  const server = await desk();
  t.after(server.close);
  await withPage(server, { name: 'report' }, async (page) => {
    const { rows } = await json(page, 'reports.json?limit=100');
    const { report } = rows.reduce((most, it) => (it.claims > most.claims ? it : most));
    const { claims } = await json(page, `reports/${report}.json`);
    assert.ok(claims.length > 5, `${claims.length} claims`);
    await page.goto(`reports/${report}`);
    const marks = await page.locator('.text mark').allInnerTexts();
    for (const { claim: id, anchor_text } of claims) {
      assert.equal(await page.locator(`#t-${id}`).count(), 1, `claim ${id} has its place in the text`);
      assert.ok(marks.some((mark) => anchor_text.includes(mark)), `${anchor_text} is marked`);
    }
    // From the text to the slots, and back.
    await page.locator('.text mark a').first().click();
    const card = page.locator('article:target');
    await card.waitFor();
    assert.match(page.url(), /#c-\d+$/);
    await card.getByRole('link', { name: /^In the text/ }).click();
    await page.waitForURL(/#t-\d+$/);

    assert.equal(await page.locator('.text .aside').count(), 0);
    await page.getByRole('link', { name: 'Show numbers in no claim' }).click();
    await page.waitForURL(/rejected=/);
    const { rejected } = await json(page, `reports/${report}.json?rejected=on`);
    assert.ok(rejected.length > 0 && (await page.locator('.text .aside').count()) > 0);
    const table = page.getByRole('table', { name: 'Numbers in no claim' });
    assert.equal(await table.locator('tbody tr').count(), rejected.length);
    none(await barriers(page), 'barriers with the numbers in no claim');
  });
});

const HOSTILE = `<html><head><title>Market &lt;b&gt;Bold&lt;/b&gt; "quoted" &lt;script&gt;document.title = 'taken over'&lt;/script&gt;</title></head><body><article><h1>Market &lt;b&gt;Bold&lt;/b&gt; "quoted" &lt;script&gt;document.title = 'taken over'&lt;/script&gt;</h1>
<p>Shells hit the market &lt;img src=x onerror="document.title='taken over'"&gt; on Tuesday. &lt;/textarea&gt;&lt;/title&gt;&lt;/blockquote&gt;&lt;/main&gt;</p>
<p>At least 12 people were killed in Kharkiv on Tuesday, the mayor said. &lt;script src="https://outside.invalid/x.js"&gt;&lt;/script&gt; It was the third attack of the week on the city, and rescue workers searched the rubble.</p>
<p>More than 30 people were wounded in &lt;i&gt;Kharkiv&lt;/i&gt;, officials said. &lt;a href="javascript:alert(1)"&gt;More than 30&lt;/a&gt; of them were taken to hospital, according to the governor.</p>
</article></body></html>
`;

test('report: what a report says is never a part of the page', async (t) => {
  const server = await desk();
  t.after(server.close);
  const file = join(dirname(server.ledger), '<img src=x onerror=alert(1)>.html');
  writeFileSync(file, HOSTILE);
  server.say('add', '--published', '2025-06-18', file);
  await withPage(server, { name: 'hostile report' }, async (page) => {
    page.on('dialog', () => assert.fail('a dialog'));
    const { rows } = await json(page, 'reports.json?limit=100&published-from=2025-06-18&published-to=2025-06-18');
    const report = rows.find((it) => JSON.stringify(it).includes('Bold')).report;
    const { claims } = await json(page, `reports/${report}.json`);
    assert.ok(claims.length > 0);
    const places = [`reports/${report}`, `reports/${report}?rejected=on`, `claims/${claims[0].claim}`, 'search?q=mayor', 'reports', 'claims'];
    for (const path of places) {
      await page.goto(path);
      assert.doesNotMatch(await page.title(), /^taken over/);
      assert.equal(await page.locator('main').count(), 1, path);
      assert.equal(await page.locator('main script, main img[onerror], main b:text-is("Bold")').count(), 0, path);
      assert.equal(await page.locator('a[href^="javascript:" i]').count(), 0, path);
    }
    await page.goto(`reports/${report}`);
    assert.match(await page.locator('.text').innerText(), /<img src=x onerror=.*At least 12.*<script src=/s);
    await page.goto(`search?q=${encodeURIComponent('<script>alert(1)</script>')}`);
    assert.equal(await page.locator('main script').count(), 0);
  });
});
