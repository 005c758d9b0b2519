// The harness itself: a page with every fault is found out, and a good one is not.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { NARROW, withPage } from '../harness/browser.js';
import { barriers, stickingOut } from '../harness/look.js';
import { decode, paletted } from '../harness/png.js';
import { test } from '../harness/test.js';

const STRICT = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'";
const document = (body) =>
  `<!doctype html><html lang="en"><head><title>A page</title><meta name="viewport" content="width=device-width">
  <link rel="stylesheet" href="/look.css"></head><body><main><h1>A page</h1>${body}</main></body></html>`;

const LOOK = '.pale { color: #bbb } .wide { width: 500px; height: 9px; background: #060 } .box { overflow-x: auto }';
const FILES = {
  'look.css': ['text/css', LOOK],
  'throws.js': ['text/javascript', 'throw new Error("on purpose")'],
};

/** Path, body, policy, and what must be found. */
const PAGES = [
  ['good', '<p>Text.</p><div class="box" tabindex="0"><div class="wide"></div></div>', STRICT, []],
  ['script', '<script>document.title = 1</script>', STRICT, [/^console error: .*inline script.*Content Security Policy/]],
  ['style', '<p style="color: red">Text.</p>', STRICT, [/^console error: .*inline style.*Content Security Policy/]],
  ['thrown', '<script src="/throws.js"></script>', STRICT, [/^exception: on purpose/]],
  ['outside', '<img alt="" src="http://outside.invalid/a.png">', "default-src 'self'; img-src http:; style-src 'self'", [
    /^outside request: http:\/\/outside\.invalid/,
    /^no strict Content-Security-Policy: .*outside/,
  ]],
  ['lost', '<img alt="" src="/lost.png">', STRICT, [/^answer 404: .*lost\.png/]],
  ['loose', '<p>Text.</p>', "default-src 'self' 'unsafe-inline'", [/^no strict Content-Security-Policy: .*loose/]],
  ['barred', '<p class="pale">Pale.</p><img src="/look.css"><div class="wide"></div>', STRICT, []],
];

const server = createServer((request, response) => {
  const name = request.url.slice(1);
  const found = PAGES.find(([path]) => path === name);
  const policy = found ? { 'content-security-policy': found[2] } : {};
  const [type, body] = found ? ['text/html', document(found[1])] : (FILES[name] ?? ['text/plain', 'nothing']);
  response.writeHead(found || FILES[name] ? 200 : 404, { 'content-type': type, ...policy }).end(body);
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
// Nobody waits for it in the end.
server.unref();
const desk = { url: `http://127.0.0.1:${server.address().port}/` };

test('harness: what goes wrong on a page is found', async () => {
  const faults = await withPage(desk, { expected: [/./] }, async (page) => {
    for (const [path] of PAGES) await page.goto(path, { waitUntil: 'load' });
  });
  for (const [path, , , wanted] of PAGES) {
    for (const pattern of wanted) {
      assert.ok(faults.some((fault) => pattern.test(fault)), `${path}: no ${pattern} in ${faults.join('\n')}`);
    }
  }
});

test('harness: a fault fails the test', async () => {
  const run = withPage(desk, { keep: false }, (page) => page.goto('thrown'));
  await assert.rejects(run, /exception: on purpose/);
});

test('harness: barriers, and what sticks out, are found', async () => {
  await withPage(desk, { size: NARROW }, async (page) => {
    await page.goto('good');
    assert.deepEqual(await barriers(page), []);
    assert.deepEqual(await stickingOut(page), []);
    await page.goto('barred');
    const found = (await barriers(page)).join('\n');
    for (const rule of ['image-alt', 'color-contrast']) assert.match(found, new RegExp(`^${rule} `, 'm'));
    assert.match((await stickingOut(page)).join('\n'), /^div\.wide ends at 5\d\d of 360$/);
  });
});

test('harness: a picture with few colours is kept as it is', async () => {
  await withPage(desk, { size: NARROW }, async (page) => {
    await page.goto('good');
    const picture = await page.screenshot();
    await page.goto('about:blank');
    const small = paletted(picture);
    assert.ok(small.length < picture.length, `${small.length} of ${picture.length} bytes`);
    // A browser shows both alike.
    const shown = async (bytes) => {
      await page.setContent(`<img alt="" src="data:image/png;base64,${bytes.toString('base64')}">`);
      return decode(await page.screenshot()).colours;
    };
    assert.deepEqual(await shown(small), await shown(picture));
  });
});
