// The pages of the desk. To have a page looked after, add a line.
//
// name   what it is called in failures and pictures
// path   its address; or where to start, with `follow`: the links to follow from there, as selectors
// holds  what a reader must find in its main part, with scripts and without

export const PAGES = [{ name: 'questions', path: '', holds: /North Korea/ }];

/** Opens a page of the list. */
export async function visit(page, { path, follow = [] }) {
  await page.goto(path);
  for (const link of follow) {
    await page.locator(link).first().click();
    await page.waitForLoadState();
  }
}
