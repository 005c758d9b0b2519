// Charts are one stop of the Tab key each, with arrow keys from mark to mark. Without this every mark is a stop of its own.
"use strict";

const marksOf = (drawing) => [...drawing.querySelectorAll("a.chart-mark[href]")];

/** As they lie: from left to right, then from top to bottom. */
function asTheyLie(marks) {
  const place = (it) => { const box = it.getBoundingClientRect(); return [box.left + box.right, box.top]; };
  const placed = marks.map((it) => [place(it), it]);
  return placed.sort(([a], [b]) => a[0] - b[0] || a[1] - b[1]).map(([, it]) => it);
}

function move(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const marks = asTheyLie(marksOf(event.currentTarget));
  const at = marks.indexOf(document.activeElement);
  const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: marks.length - 1 }[event.key];
  if (at < 0 || to === undefined) return;
  event.preventDefault();
  if (!marks[to]) return;
  for (const it of marks) it.tabIndex = it === marks[to] ? 0 : -1;
  marks[to].focus();
}

document.addEventListener("DOMContentLoaded", () => {
  for (const drawing of document.querySelectorAll(".chart-drawing svg")) {
    const marks = asTheyLie(marksOf(drawing));
    if (marks.length < 2) continue;
    marks.forEach((it, n) => { it.tabIndex = n ? -1 : 0; });
    drawing.addEventListener("keydown", move);
  }
  document.querySelectorAll(".chart-drawing").forEach((it, n) => {
    if (!it.querySelector("a.chart-mark[tabindex]")) return;
    const [line, mark, how] = ["p", "b", "span"].map((tag) => document.createElement(tag));
    line.className = "chart-keys";
    how.id = `chart-keys-${n}`;
    how.textContent = "Arrow keys go from mark to mark, Enter opens one.";
    line.append(mark, " ", how);
    it.after(line);
    for (const drawing of it.querySelectorAll("svg")) drawing.setAttribute("aria-describedby", how.id);
    // What a mark is, for those who see it and have no pointer to hold over it; others hear its title.
    mark.setAttribute("aria-hidden", "true");
    it.addEventListener("focusin", ({ target }) => { mark.textContent = target.querySelector("title")?.textContent ?? ""; });
  });
});
