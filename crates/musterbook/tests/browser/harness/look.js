// What is wrong with a page as it stands: axe's violations, and what does not fit into the width.

import assert from 'node:assert/strict';
import { axeSource } from './given.js';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** Elements listed for each violation. */
const MOST = 5;

/** Fails with a line for each, where there are any. */
export const none = (found, what) => assert.ok(found.length === 0, `${what}:\n  ${found.join('\n  ')}`);

/** Violations of WCAG 2.2 AA, a text for each; with `rules`, only of these. An empty list is good. */
export async function barriers(page, rules) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource);
  const runOnly = rules ? { type: 'rule', values: rules } : { type: 'tag', values: TAGS };
  const { violations } = await page.evaluate((options) => window.axe.run(document, options), {
    runOnly,
    resultTypes: ['violations'],
    preload: false,
  });
  return violations.map(({ id, impact, help, nodes }) => {
    const shown = nodes.slice(0, MOST).map((node) => {
      const html = node.html.replace(/\s+/g, ' ').slice(0, 160);
      return `\n    ${node.target.join(' ')}\n      ${html}\n      ${node.failureSummary.replace(/\s*\n\s*/g, ' ')}`;
    });
    const more = nodes.length > MOST ? `\n    and ${nodes.length - MOST} more` : '';
    return `${id} (${impact}): ${help}${shown.join('')}${more}`;
  });
}

/** What sticks out at the right, so that the page can be moved sideways; what scrolls in its own box is no fault. */
export function stickingOut(page) {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const boxed = (element) => {
      for (let up = element.parentElement; up && up !== document.body; up = up.parentElement) {
        if (getComputedStyle(up).overflowX !== 'visible') return true;
      }
      return false;
    };
    const out = [...document.body.querySelectorAll('*')].filter(
      (element) => element.getBoundingClientRect().right > width + 0.5 && !boxed(element),
    );
    const name = (element) => {
      const { right } = element.getBoundingClientRect();
      const classes = [...element.classList].map((it) => `.${it}`).join('');
      return `${element.localName}${classes} ends at ${Math.round(right)} of ${width}`;
    };
    return out.length > 0 ? out.slice(0, 8).map(name) : [`the page is ${document.documentElement.scrollWidth} wide`];
  });
}
