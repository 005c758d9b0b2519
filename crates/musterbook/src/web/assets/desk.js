// What only makes pages nicer; all of them work without it.
"use strict";

// The theme: as the system says, or as chosen here.
const themes = ["", "light", "dark"];
function applyTheme(theme) {
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
}
try { applyTheme(localStorage.getItem("theme") || ""); } catch { /* storage may be closed */ }
document.addEventListener("DOMContentLoaded", () => {
  const foot = document.querySelector("footer");
  if (!foot) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "plain";
  const said = { "": "Colours: as the system", light: "Colours: light", dark: "Colours: dark" };
  const show = () => { button.textContent = said[document.documentElement.dataset.theme || ""]; };
  button.addEventListener("click", () => {
    const now = document.documentElement.dataset.theme || "";
    const next = themes[(themes.indexOf(now) + 1) % themes.length];
    applyTheme(next);
    try { localStorage.setItem("theme", next); } catch { /* storage may be closed */ }
    show();
  });
  show();
  foot.append(button);

  // Empty fields stay out of the address.
  for (const form of document.querySelectorAll("form.filters")) {
    form.addEventListener("submit", () => {
      for (const field of form.elements) if (field.name && !field.value) field.disabled = true;
    });
  }
  window.addEventListener("pageshow", () => {
    for (const field of document.querySelectorAll("form.filters :disabled")) field.disabled = false;
  });
});
