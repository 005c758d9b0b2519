// Tests whose name matches BROWSER_ONLY, a regular expression; all where it is not set.

import * as node from 'node:test';

const only = new RegExp(process.env.BROWSER_ONLY ?? '', 'i');

/** Like node:test's; one that is not wanted is not there at all. */
export const test = (name, ...rest) => {
  if (only.test(name)) node.test(name, ...rest);
};
