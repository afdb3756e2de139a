// Undo and redo for typing, buttons and table work alike: the browser's own history knows nothing of the last two.

const limit = 60;
const pause = 600;

export class History {
  constructor(area) {
    this.area = area;
    this.past = [];
    this.future = [];
    this.now = this.state();
    this.timer = 0;
  }

  /** Remembers the text once the writer pauses. */
  noteLater() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.note(), pause);
  }

  /** Remembers the text as it is, before or after something larger than a keystroke. */
  note() {
    clearTimeout(this.timer);
    const state = this.state();
    if (state.html === this.now.html) {
      this.now.caret = state.caret;
      return;
    }
    this.past.push(this.now);
    if (this.past.length > limit) this.past.shift();
    this.future = [];
    this.now = state;
  }

  undo() {
    this.note();
    this.move(this.past, this.future);
  }

  redo() {
    this.note();
    this.move(this.future, this.past);
  }

  move(from, to) {
    if (from.length === 0) return;
    to.push(this.now);
    this.now = from.pop();
    this.area.innerHTML = this.now.html;
    this.placeCaret(this.now.caret);
  }

  state() {
    return { html: this.area.innerHTML, caret: this.caret() };
  }

  /** Where the caret is, as the number of each child on the way down. */
  caret() {
    const selection = getSelection();
    if (selection.rangeCount === 0 || !this.area.contains(selection.focusNode)) return null;
    const path = [selection.focusOffset];
    for (let node = selection.focusNode; node !== this.area; node = node.parentNode) {
      path.unshift(Array.prototype.indexOf.call(node.parentNode.childNodes, node));
    }
    return path;
  }

  placeCaret(path) {
    this.area.focus();
    if (!path) return;
    let node = this.area;
    for (const index of path.slice(0, -1)) {
      if (!node.childNodes[index]) return;
      node = node.childNodes[index];
    }
    const length = node.nodeType === Node.TEXT_NODE ? node.length : node.childNodes.length;
    getSelection().collapse(node, Math.min(path[path.length - 1], length));
  }
}
