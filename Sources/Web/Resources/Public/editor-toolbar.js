// A row of buttons that is one stop for the Tab key; the arrow keys walk along it.

export function button(words, act) {
  const element = document.createElement("button");
  element.type = "button";
  element.textContent = words;
  // The mouse must not take the selection out of the text.
  element.addEventListener("mousedown", (event) => event.preventDefault());
  element.addEventListener("click", act);
  return element;
}

export function toolbar(name, groups) {
  const bar = document.createElement("div");
  bar.className = "editor-bar";
  bar.setAttribute("role", "toolbar");
  bar.setAttribute("aria-label", name);
  for (const buttons of groups) {
    const group = document.createElement("div");
    group.className = "editor-group";
    group.append(...buttons);
    bar.append(group);
  }
  const reachable = () => Array.from(bar.querySelectorAll("button")).filter((item) => !item.closest("[hidden]"));
  const choose = (chosen) => bar.querySelectorAll("button").forEach((item) => { item.tabIndex = item === chosen ? 0 : -1; });
  choose(reachable()[0]);
  bar.addEventListener("focusin", (event) => choose(event.target));
  bar.addEventListener("keydown", (event) => {
    const items = reachable();
    const at = items.indexOf(document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    items[(to + items.length) % items.length].focus();
  });
  bar.enter = () => (reachable().find((item) => item.tabIndex === 0) || reachable()[0]).focus();
  bar.showGroup = (index, isShown) => {
    const group = bar.children[index];
    if (group.hidden === !isShown) return;
    if (!isShown && group.querySelector("[tabindex='0']")) choose(reachable()[0]);
    group.hidden = !isShown;
  };
  return bar;
}

/** Fields and a button within the page instead of a dialog over it. Not a form: it stands in one. */
export function panel(name, fields, done, act, close) {
  const box = document.createElement("div");
  box.className = "editor-panel";
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", name);
  box.hidden = true;
  const inputs = fields.map((field) => {
    const label = document.createElement("label");
    label.textContent = field.label;
    const input = document.createElement("input");
    input.type = "text";
    input.inputMode = field.mode || "text";
    if (field.mode === "numeric") input.className = "editor-number";
    label.append(input);
    box.append(label);
    return input;
  });
  const message = document.createElement("p");
  message.className = "message";
  message.setAttribute("role", "alert");
  const send = () => {
    message.textContent = act(inputs.map((input) => input.value.trim())) || "";
    if (message.textContent) inputs[0].focus();
  };
  const doneButton = button(done, send);
  const closeButton = button("取消", close);
  doneButton.className = "button";
  closeButton.className = "button quiet";
  box.append(doneButton, closeButton, message);
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
    if (event.key === "Enter" && event.target.tagName === "INPUT") send();
    if (event.key === "Escape" || (event.key === "Enter" && event.target.tagName === "INPUT")) event.preventDefault();
  });
  box.open = (values) => {
    box.hidden = false;
    message.textContent = "";
    inputs.forEach((input, index) => { input.value = values[index]; });
    inputs[0].focus();
    inputs[0].select();
  };
  return box;
}
