// Tests whose name matches BROWSER_ONLY, a regular expression; all where it is not set.

import * as node from 'node:test';

const only = new RegExp(process.env.BROWSER_ONLY ?? '', 'i');

/** Whether a name is wanted. */
export const isWanted = (name) => only.test(name);

const begun = [];

/** Like node:test's, for tests that stand by themselves; one that is not wanted is not there at all. */
export const test = (name, ...rest) => {
  if (isWanted(name)) begun.push(node.test(name, ...rest));
};

/** Waits for all of them. A hook would not do: it runs as soon as no test waits, while files are still being loaded. */
export const ended = () => Promise.all(begun);
