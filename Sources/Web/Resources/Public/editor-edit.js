// Changes of the text at the selection that the browser's own commands do badly or not at all.

/** The block of the area in which a node lies. */
function topBlock(area, node) {
  let block = node;
  while (block && block.parentNode !== area) block = block.parentNode;
  return block;
}

function isBlank(block) {
  return !block.textContent.trim() && !block.querySelector("table,hr");
}

function emptyParagraph() {
  const paragraph = document.createElement("p");
  paragraph.append(document.createElement("br"));
  return paragraph;
}

/** The element around the caret that matches, within the area. */
export function around(area, range, selector) {
  if (!range) return null;
  const node = range.startContainer;
  const element = (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement).closest(selector);
  return element && element !== area && area.contains(element) ? element : null;
}

/** Makes the chosen paragraphs headings or paragraphs, with a place in the layout of official documents or without. */
export function setBlock(area, name, role) {
  document.execCommand("formatBlock", false, name);
  const range = getSelection().getRangeAt(0);
  for (const block of area.querySelectorAll("p,h2,h3,h4")) {
    if (!range.intersectsNode(block)) continue;
    block.removeAttribute("class");
    if (role) block.className = role;
  }
}

/** Puts markup at the caret: words into the line, blocks between the blocks, so that none loses its kind. */
export function insert(area, html) {
  const holder = document.createElement("template");
  holder.innerHTML = html;
  const hasBlocks = holder.content.querySelector("p,div,h2,h3,h4,table,ul,ol,blockquote,hr");
  if (!getSelection().isCollapsed) document.execCommand("delete");
  const caret = getSelection().focusNode;
  if (!hasBlocks || !topBlock(area, caret) || caret.parentElement.closest("td,th,li")) {
    document.execCommand("insertHTML", false, html);
    return;
  }
  const before = topBlock(area, caret);
  document.execCommand("insertParagraph");
  const after = topBlock(area, getSelection().focusNode);
  const nodes = Array.from(holder.content.childNodes);
  after.before(...nodes);
  if (isBlank(before)) before.remove();
  if (isBlank(after) && nodes[nodes.length - 1].nodeName !== "TABLE") after.remove();
  getSelection().selectAllChildren(nodes[nodes.length - 1]);
  getSelection().collapseToEnd();
}

/** Puts a table behind the block of the caret, with a paragraph after it to go on in. */
export function insertTable(area, table) {
  const block = topBlock(area, getSelection().focusNode);
  if (block) block.after(table);
  else area.append(table);
  if (block && isBlank(block)) block.remove();
  if (!table.nextElementSibling) table.after(emptyParagraph());
  getSelection().collapse(table.rows[0].cells[0], 0);
}

export function addLink(area, range, address) {
  const link = around(area, range, "a[href]");
  if (link) {
    link.setAttribute("href", address);
  } else if (getSelection().isCollapsed) {
    const fresh = document.createElement("a");
    fresh.href = address;
    fresh.textContent = address;
    document.execCommand("insertHTML", false, fresh.outerHTML);
  } else {
    document.execCommand("createLink", false, address);
  }
}
