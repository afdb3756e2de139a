// Turns <textarea data-editor> into a small editor. Without this script it is a field for plain text, and the hidden
// field bodyFormat says so. What the editor sends is read and cleaned by the server like anything else.
import { cleaned, paragraphs, typed } from "./editor-clean.js";
import { Draft, clock, forgetSaved } from "./editor-draft.js";
import { addLink, around, insert, insertTable, setBlock } from "./editor-edit.js";
import { History } from "./editor-history.js";
import * as tables from "./editor-tables.js";
import { button, panel, toolbar } from "./editor-toolbar.js";

const tableGroup = 4;

class Editor {
  constructor(textarea) {
    this.textarea = textarea;
    this.form = textarea.form;
    this.format = this.form.elements.bodyFormat;
    this.range = null;
    this.area = this.makeArea();
    this.initial = this.markup();
    this.history = new History(this.area);
    this.bar = this.makeBar();
    this.linkPanel = panel("链接", [{ label: "链接地址" }], "加上链接", ([address]) => this.addLink(address), () => this.close());
    this.tablePanel = panel(
      "插入表格", [{ label: "行数", mode: "numeric" }, { label: "列数", mode: "numeric" }], "插入表格",
      (sizes) => this.addTable(sizes.map(Number)), () => this.close(),
    );
    const status = document.createElement("p");
    status.className = "editor-status";
    status.setAttribute("role", "status");
    const path = new URL(this.form.getAttribute("action") || location.pathname, location.href).pathname;
    const number = this.form.elements.once ? this.form.elements.once.value : "";
    this.draft = new Draft(path, textarea.name, textarea.dataset.owner, number, status);
    const frame = document.createElement("div");
    frame.className = "editor";
    frame.append(this.bar, this.linkPanel, this.tablePanel, this.area, status);
    textarea.before(frame);
    textarea.hidden = true;
    textarea.required = false;
    this.offerDraft(frame);
    this.listen();
  }

  makeArea() {
    const area = document.createElement("div");
    const label = document.querySelector(`label[for="${this.textarea.id}"]`);
    area.className = "editor-text official";
    area.contentEditable = "true";
    area.setAttribute("role", "textbox");
    area.setAttribute("aria-multiline", "true");
    if (label) {
      label.id = label.id || `${this.textarea.id}-label`;
      area.setAttribute("aria-labelledby", label.id);
      label.addEventListener("click", () => area.focus());
    }
    for (const name of ["aria-describedby", "aria-invalid", "aria-required"]) {
      if (this.textarea.hasAttribute(name)) area.setAttribute(name, this.textarea.getAttribute(name));
    }
    if (this.textarea.required) area.setAttribute("aria-required", "true");
    const isMarkup = this.textarea.dataset.format === "html";
    area.innerHTML = (isMarkup ? cleaned : typed)(this.textarea.value) || "<p><br></p>";
    // The summary of errors links to the field.
    area.id = this.textarea.id;
    this.textarea.id = `${area.id}-source`;
    return area;
  }

  makeBar() {
    const command = (words, name, value) => button(words, () => this.run(() => document.execCommand(name, false, value)));
    const block = (words, name, role) => button(words, () => this.run(() => setBlock(this.area, name, role)));
    const table = (words, act) => button(words, () => this.run(() => this.changeTable(act)));
    this.bold = command("加粗", "bold");
    const bar = toolbar("正文格式", [
      [block("正文", "p"), block("小标题", "h2"), block("次标题", "h3"), block("主送", "p", "to"), block("落款", "p", "sign")],
      [this.bold, command("编号列表", "insertOrderedList"), command("圆点列表", "insertUnorderedList")],
      [
        button("表格", () => this.open(this.tablePanel, ["3", "3"])),
        button("链接", () => this.openLink()),
        button("清除格式", () => this.run(() => this.clearFormat())),
      ],
      [button("撤销", () => this.travel("undo")), button("重做", () => this.travel("redo"))],
      [
        table("加一行", tables.addRow), table("加一列", tables.addColumn), table("删除行", tables.removeRow),
        table("删除列", tables.removeColumn), table("首行作表头", tables.toggleHead),
        table("删除表格", () => null),
      ],
    ]);
    bar.setAttribute("aria-controls", this.area.id);
    bar.showGroup(tableGroup, false);
    bar.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.area.focus();
    });
    return bar;
  }

  listen() {
    this.area.addEventListener("input", () => this.changed());
    this.area.addEventListener("beforeinput", (event) => {
      if (event.inputType !== "historyUndo" && event.inputType !== "historyRedo") return;
      event.preventDefault();
      this.travel(event.inputType === "historyUndo" ? "undo" : "redo");
    });
    this.area.addEventListener("keydown", (event) => this.key(event));
    this.area.addEventListener("paste", (event) => this.take(event, event.clipboardData));
    this.area.addEventListener("dragstart", () => { this.isMoving = true; });
    this.area.addEventListener("dragend", () => { this.isMoving = false; });
    this.area.addEventListener("drop", (event) => this.drop(event));
    document.addEventListener("selectionchange", () => this.selectionChanged());
    this.form.addEventListener("submit", () => {
      this.textarea.value = this.markup();
      if (this.format) this.format.value = "html";
      if (this.markup() !== this.initial) this.draft.save(this.markup());
    });
  }

  key(event) {
    if (event.altKey && event.key === "F10") {
      event.preventDefault();
      this.bar.enter();
    }
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key === "z" || key === "y") {
      event.preventDefault();
      this.travel(key === "y" || event.shiftKey ? "redo" : "undo");
    } else if (key === "k") {
      event.preventDefault();
      this.openLink();
    }
  }

  changed() {
    this.history.noteLater();
    this.draft.saveLater(() => this.markup());
  }

  /** Does something to the text that can be undone as one step. */
  run(act) {
    this.selectionChanged();
    this.history.note();
    this.restoreSelection();
    document.execCommand("defaultParagraphSeparator", false, "p");
    document.execCommand("styleWithCSS", false, false);
    act();
    this.history.note();
    this.form.dispatchEvent(new Event("input"));
    this.draft.saveLater(() => this.markup());
    this.selectionChanged();
  }

  travel(direction) {
    this.history[direction]();
    this.form.dispatchEvent(new Event("input"));
    this.draft.saveLater(() => this.markup());
  }

  markup() {
    if (!this.area.textContent.trim() && !this.area.querySelector("table")) return "";
    return cleaned(this.area.innerHTML);
  }

  take(event, data) {
    if (!data) return;
    const html = data.getData("text/html");
    const text = data.getData("text/plain");
    event.preventDefault();
    this.run(() => {
      if (html) insert(this.area, cleaned(html));
      else if (text.includes("\n")) insert(this.area, paragraphs(text));
      else document.execCommand("insertText", false, text);
    });
  }

  drop(event) {
    if (this.isMoving) return;
    const range = document.caretRangeFromPoint ? document.caretRangeFromPoint(event.clientX, event.clientY) : null;
    if (range && this.area.contains(range.startContainer)) this.range = range;
    this.take(event, event.dataTransfer);
  }

  selectionChanged() {
    const selection = getSelection();
    if (selection.rangeCount === 0 || !this.area.contains(selection.anchorNode)) return;
    this.range = selection.getRangeAt(0).cloneRange();
    this.bold.setAttribute("aria-pressed", String(document.queryCommandState("bold")));
    this.bar.showGroup(tableGroup, Boolean(this.around("td,th")));
  }

  restoreSelection() {
    this.area.focus();
    if (!this.range || !this.area.contains(this.range.startContainer)) return;
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(this.range);
  }

  around(selector) {
    return around(this.area, this.range, selector);
  }

  clearFormat() {
    document.execCommand("removeFormat");
    document.execCommand("unlink");
    setBlock(this.area, "p");
  }

  openLink() {
    this.selectionChanged();
    const link = this.around("a[href]");
    this.open(this.linkPanel, [link ? link.getAttribute("href") : "https://"]);
  }

  open(box, values) {
    this.close();
    box.open(values);
  }

  close() {
    const isOpen = !this.linkPanel.hidden || !this.tablePanel.hidden;
    this.linkPanel.hidden = true;
    this.tablePanel.hidden = true;
    if (isOpen) this.restoreSelection();
  }

  addLink(address) {
    if (!/^(https?:\/\/[^\s/]|mailto:\S+@|\/(?!\/))/i.test(address)) return "链接地址以 https://、http://、mailto: 或者 / 开头";
    this.close();
    this.run(() => addLink(this.area, this.range, address));
    return "";
  }

  addTable([rows, columns]) {
    if (!(rows >= 1 && rows <= 100 && columns >= 1 && columns <= 20)) return "行数填1到100，列数填1到20";
    this.close();
    this.run(() => insertTable(this.area, tables.newTable(Math.floor(rows), Math.floor(columns))));
    return "";
  }

  changeTable(act) {
    const cell = this.around("td,th");
    if (!cell) return;
    const table = cell.closest("table");
    const after = table.nextElementSibling;
    const next = act === tables.toggleHead ? act(table) : act(table, cell);
    if (next) getSelection().collapse(next, 0);
    else {
      table.remove();
      if (after) getSelection().collapse(after, 0);
    }
  }

  offerDraft(frame) {
    const draft = this.draft.getOther(this.initial);
    if (!draft) return;
    const at = new Date(draft.at);
    const note = document.createElement("div");
    note.className = "note editor-offer";
    note.setAttribute("role", "status");
    const words = document.createElement("p");
    words.textContent = `本机存有${at.getMonth() + 1}月${at.getDate()}日${clock(at)}写的、还没有提交的正文。`;
    const restore = button("恢复", () => {
      note.remove();
      this.run(() => { this.area.innerHTML = cleaned(draft.html); });
      // From here on it is this form's own.
      this.draft.save(this.markup());
      this.draft.forget(draft);
    });
    const discard = button("不要了", () => {
      note.remove();
      this.draft.forget(draft);
      this.area.focus();
    });
    restore.className = "button";
    discard.className = "button quiet";
    const row = document.createElement("div");
    row.className = "row";
    row.append(restore, discard);
    note.append(words, row);
    frame.before(note);
  }
}

forgetSaved();
for (const textarea of document.querySelectorAll("textarea[data-editor]")) new Editor(textarea);
