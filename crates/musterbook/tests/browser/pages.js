// The pages of the desk. To have a page looked after, add a line.
//
// name   what it is called in failures and pictures
// path   its address; or where to start, with `follow`: the links to follow from there, as selectors
// status the answer, where it is not 200
// holds  what a reader must find in its main part, with scripts and without

export const PAGES = [
  { name: 'claims', path: 'claims?limit=25', holds: /North Korea/ },
  { name: 'claims narrowed', path: 'claims?side=North+Korea&outcome=casualties&limit=5', holds: /killed or wounded/ },
  { name: 'claims of the past', path: 'claims?known-at=2020-01-01', holds: /Nothing found/ },
  { name: 'claim', path: 'claims', follow: ['main tbody a'], holds: /Statement|statement/ },
  { name: 'questions', path: '', holds: /North Korea.*killed or wounded/ },
  { name: 'question', path: 'question?side=North+Korea&outcome=casualties', holds: /At least/ },
  { name: 'question otherwise', path: 'question?side=North+Korea&outcome=casualties&without=Ukraine', holds: /Otherwise/ },
  { name: 'conflicts', path: 'conflicts', holds: /cannot (all|both) be true/ },
  { name: 'report', path: 'reports/12', holds: /claims?/ },
  { name: 'report with rejected', path: 'reports/12?rejected=on', holds: /Numbers in no claim/ },
  { name: 'statement', path: 'statements/3', holds: /report/ },
  { name: 'source', path: 'sources', follow: ['main tbody a'], holds: /claim|statement/ },
  { name: 'map', path: 'map', holds: /Kursk/ },
  { name: 'review', path: 'review', holds: /left below/ },
  { name: 'decisions', path: 'decisions', holds: /Nobody has decided anything yet/ },
  { name: 'add', path: 'add', holds: /Paste a text/ },
  { name: 'reports', path: 'reports?limit=25', holds: /claims/ },
  { name: 'statements', path: 'statements?limit=25', holds: /North Korea/ },
  { name: 'sources', path: 'sources', holds: /Volodymyr Zelenskyy/ },
  { name: 'search', path: 'search?q=human+wave', holds: /human.wave/i },
  { name: 'search, empty', path: 'search', holds: /Search/ },
  { name: 'no such page', path: 'nowhere', holds: /There is no such page/, status: 404 },
  { name: 'no such filter', path: 'claims?colour=red', holds: /colour/, status: 400 },
];

/** Opens a page of the list. */
export async function visit(page, { path, follow = [] }) {
  await page.goto(path);
  for (const link of follow) {
    await page.locator(link).first().click();
    await page.waitForLoadState();
  }
}
