// The pictures of docs/desk.md: name, page, and what is done on it before the picture is taken.
//
// name   the file is docs/desk/NAME.png
// page   the name of a page in pages.js
// steps  what to do first, if anything
// height of the window, where 800 will not do; `whole` for the whole page
// dark, narrow   where the picture is to show just that

export const PICTURES = [{ name: 'claims', page: 'claims' }];
