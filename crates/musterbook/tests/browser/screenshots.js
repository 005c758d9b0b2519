// Takes pictures of the desk: `node screenshots.js documents|all [TEXT]`; with TEXT only those whose name holds it.
// documents: those of pictures.js into docs/desk, small. all: every page in every look into target/screenshots.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { closeBrowser, NARROW, WIDE, withPage } from './harness/browser.js';
import { desk } from './harness/desk.js';
import { pictures } from './harness/given.js';
import { paletted } from './harness/png.js';
import { PAGES, visit } from './pages.js';
import { PICTURES } from './pictures.js';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
/** Bytes that a picture of the documents may have. */
const LARGEST = 150_000;

const looks = PAGES.flatMap((page) =>
  [false, true].flatMap((dark) =>
    [false, true].map((narrow) => ({
      name: `${page.name.replace(/[^a-z]+/g, '-')}-${dark ? 'dark' : 'light'}-${narrow ? 'narrow' : 'wide'}`,
      page: page.name,
      whole: true,
      dark,
      narrow,
    })),
  ),
);

const [what, text = ''] = process.argv.slice(2);
const [wanted, directory] = what === 'all' ? [looks, pictures] : [PICTURES, join(root, 'docs/desk')];
mkdirSync(directory, { recursive: true });
let bad = 0;
for (const it of wanted.filter(({ name }) => name.includes(text))) {
  // A picture is of the ledger as the demo leaves it, whatever was done for the one before.
  const server = await desk();
  const place = PAGES.find(({ name }) => name === it.page);
  if (!place) throw new Error(`${it.name}: no page ${it.page} in pages.js`);
  const size = it.narrow ? NARROW : { ...WIDE, height: it.height ?? WIDE.height };
  await withPage(server, { name: it.name, size, dark: it.dark, expected: [/ (400|404)/] }, async (page) => {
    await visit(page, place);
    await it.steps?.(page);
    const bytes = paletted(await page.screenshot({ fullPage: it.whole ?? false }));
    const file = join(directory, `${it.name}.png`);
    writeFileSync(file, bytes);
    const large = what !== 'all' && bytes.length > LARGEST;
    bad += large;
    console.log(`${relative(root, file)} ${bytes.length} bytes${large ? `: more than ${LARGEST}` : ''}`);
  });
  await server.close();
}
await closeBrowser();
process.exitCode = bad > 0 ? 1 : 0;
