// Small helps for every page. Nothing here is needed: each page does its task without a script.
"use strict";

// A form came back with errors: the summary is what to read first.
const errors = document.querySelector(".errors");
if (errors) errors.focus();

// Copy buttons show themselves only where copying works: on https and on the machine itself.
if (navigator.clipboard) {
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.parentElement.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.nextElementSibling.value = button.dataset.done;
    });
  }
}

// What one answer makes needless stands aside while that answer is chosen.
for (const part of document.querySelectorAll("[data-unless]")) {
  const [name, value] = part.dataset.unless.split("=");
  const form = part.closest("form");
  const show = () => { part.hidden = form.elements[name].value === value && !part.querySelector(".error"); };
  form.addEventListener("change", show);
  show();
}

// A page with words that were not sent asks before it is left. The words come back from the server only when sent.
for (const form of document.querySelectorAll("form[data-unsaved]")) {
  const warn = (event) => { event.preventDefault(); event.returnValue = ""; };
  form.addEventListener("input", () => addEventListener("beforeunload", warn), { once: true });
  form.addEventListener("submit", () => removeEventListener("beforeunload", warn));
}
