// Reviewing by keys, without loading the whole page anew. All of it works without this too.
"use strict";

const keysOff = () => { try { return localStorage.getItem("keys") === "off"; } catch { return false; } };

// Screen readers are told what was decided, from a region that stays.
const spoken = document.createElement("div");
spoken.className = "hidden";
spoken.setAttribute("role", "status");

// Keys are drawn on the buttons, and told to those who hear the page, only where they work.
function showKeys() {
  const areOn = Boolean(document.querySelector("[data-keys]") && document.getElementById("keys")) && !keysOff();
  document.body.classList.toggle("keys-on", areOn);
  for (const it of document.querySelectorAll("[data-key]")) {
    if (areOn) it.setAttribute("aria-keyshortcuts", it.dataset.key);
    else it.removeAttribute("aria-keyshortcuts");
  }
}

function ready() {
  showKeys();
  if (!document.querySelector("[data-keys]")) return;
  document.body.append(spoken);
  const keys = document.getElementById("keys");
  if (!keys) return;
  keys.hidden = false;
  const box = document.getElementById("keys-on");
  box.checked = !keysOff();
  box.addEventListener("change", () => {
    try { localStorage.setItem("keys", box.checked ? "on" : "off"); } catch { /* storage may be closed */ }
    showKeys();
  });
}

// What was wrong with a form is told above it, so that what was written stays.
function complain(main) {
  const told = document.createElement("div");
  told.className = "notice refused";
  told.setAttribute("role", "alert");
  told.append(...main.querySelectorAll("p"));
  document.querySelector(".refused")?.remove();
  document.querySelector("[data-keys]").prepend(told);
  told.scrollIntoView({ block: "nearest" });
}

let isBusy = false;

// Puts what an address answers into the page.
async function go(address, options, isBack) {
  if (isBusy) return;
  isBusy = true;
  try {
    const answer = await fetch(address, { credentials: "same-origin", ...options });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const main = page.querySelector("main");
    if (!main) throw new Error("no page");
    if (!answer.ok) { complain(main); return; }
    document.querySelector("main").replaceWith(document.adoptNode(main));
    document.title = page.title;
    if (!isBack) history.pushState(null, "", answer.url);
    ready();
    scrollTo(0, 0);
    main.focus({ preventScroll: true });
    const said = main.querySelector("[role=status]");
    const what = said ? (said.querySelector("p") || said).textContent : "";
    spoken.textContent = [what, main.querySelector(".sentence")?.textContent].filter(Boolean).join(" ");
  } catch {
    // The long way, which also shows what is wrong.
    location.assign(options?.method === "POST" ? location.href : address);
  } finally {
    isBusy = false;
  }
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("form.quick") || !document.querySelector("[data-keys]")) return;
  event.preventDefault();
  const fields = new URLSearchParams(new FormData(form));
  if (event.submitter?.name) fields.append(event.submitter.name, event.submitter.value);
  go(form.action, { method: "POST", body: fields });
});

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-key]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  go(link.href);
});

addEventListener("popstate", () => {
  if (document.querySelector("[data-keys]")) go(location.href, {}, true);
});

const isField = (it) => it.matches?.("input:not([type=checkbox]), select, textarea, [contenteditable]");

function press(it) {
  if (it.matches("summary")) {
    const details = it.parentElement;
    details.open = it.dataset.key === "?" ? !details.open : true;
    if (!details.open) return;
    for (const other of document.querySelectorAll(".decide details")) if (other !== details) other.open &&= details.matches(".keys");
    const first = details.querySelector("input:not([type=hidden]), select, button");
    if (details.matches(".keys")) it.focus();
    else first?.focus();
    if (first?.matches("input[type=text]")) first.select();
  } else it.click();
}

document.addEventListener("keydown", (event) => {
  if (!document.querySelector("[data-keys]")) return;
  if (event.key === "Escape" && isField(event.target)) { document.querySelector("main").focus({ preventScroll: true }); return; }
  if (keysOff() || event.ctrlKey || event.metaKey || event.altKey || event.repeat || isField(event.target)) return;
  const found = [...document.querySelectorAll("[data-key]")].find((it) => it.dataset.key.split(" ").includes(event.key));
  const undo = event.key === "u" ? document.querySelector(".decided .undo button, .last .undo button") : null;
  const it = undo || found;
  // A reason is chosen only where the reasons are shown.
  if (!it || (it.closest("details:not([open])") && !it.matches("summary"))) return;
  event.preventDefault();
  press(it);
});

document.addEventListener("DOMContentLoaded", ready);
if (document.readyState !== "loading") ready();
