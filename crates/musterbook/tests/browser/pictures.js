// The pictures of docs/desk.md.
//
// name    the file is docs/desk/NAME.png
// page    the name of a page in pages.js
// steps   what to do on it first, if anything
// height  of the window, where 800 will not do
// dark, narrow   where the picture is to show just that

const signed = async (page) => {
  await page.getByRole('textbox', { name: 'Your name' }).fill('Ada Example');
  await page.getByRole('button', { name: 'Keep it' }).click();
  await page.getByText('Deciding as Ada Example').waitFor();
};

const NEWS = `Shelling of the market

KHARKIV, June 18, 2025 - At least 12 people were killed and more than 30 wounded in Kharkiv on Tuesday, the governor said.
`;

export const PICTURES = [
  { name: 'questions', page: 'questions' },
  { name: 'question', page: 'question', height: 1100 },
  { name: 'report', page: 'report with rejected' },
  { name: 'statement', page: 'statement' },
  { name: 'source', page: 'source', height: 900 },
  { name: 'conflicts', page: 'conflicts' },
  { name: 'map', page: 'map', height: 900 },
  {
    name: 'review',
    page: 'review',
    steps: async (page) => {
      await signed(page);
      await page.keyboard.press('r');
    },
  },
  {
    name: 'add',
    page: 'add',
    steps: async (page) => {
      await page.getByRole('textbox', { name: /^Text/ }).fill(NEWS);
      await page.getByRole('button', { name: 'Read it' }).first().click();
      await page.getByRole('heading', { level: 1, name: 'Look before you add' }).waitFor();
    },
  },
  { name: 'claims', page: 'claims' },
  { name: 'search', page: 'search' },
  { name: 'dark', page: 'question', dark: true, height: 1100 },
  { name: 'phone', page: 'questions', narrow: true },
];
