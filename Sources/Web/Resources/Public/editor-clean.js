// What is pasted, before it is shown: the server decides what is kept, this only shows it nearly as it will be.

const dropped = "script,style,meta,link,title,base,template,noscript,iframe,object,embed,svg,math,input," +
  "select,textarea,button,xml,img,video,audio,canvas,del";
const kept = new Set(["href", "colspan", "rowspan", "scope", "align"]);
const roles = new Set(["to", "sign", "title"]);
const blocks = new Set(["P", "DIV", "H1", "H2", "H3", "H4", "H5", "H6"]);
const shown = new Set((
  "P DIV H1 H2 H3 H4 H5 H6 UL OL LI TABLE CAPTION THEAD TBODY TFOOT TR TD TH BLOCKQUOTE HR BR PRE CENTER " +
  "B STRONG I EM U SUP SUB A"
).split(" "));

/** Reads markup where nothing runs and nothing loads, and returns what may be shown. */
export function cleaned(html) {
  const source = new DOMParser().parseFromString(html.replace(/<[a-z][^<>]*>/gi, setStyleAside), "text/html");
  source.querySelectorAll(dropped).forEach((element) => element.remove());
  const comments = source.createTreeWalker(source, NodeFilter.SHOW_COMMENT);
  const found = [];
  while (comments.nextNode()) found.push(comments.currentNode);
  found.forEach((comment) => comment.remove());
  Array.from(source.body.querySelectorAll("*")).forEach(simplify);
  return source.body.innerHTML.trim();
}

/** The page's policy forbids style attributes, even in a document that nobody sees. */
function setStyleAside(tag) {
  return tag.replace(/([\s"'])style\s*=/gi, "$1data-style=");
}

function simplify(element) {
  const style = declarations(element.dataset.style || "");
  const align = style["text-align"] || element.getAttribute("align");
  const inCell = element.closest("td,th,li");
  const role = element.className;
  for (const attribute of Array.from(element.attributes)) {
    if (!kept.has(attribute.name)) element.removeAttribute(attribute.name);
  }
  if (blocks.has(element.tagName)) {
    element.removeAttribute("align");
    if (roles.has(role)) element.className = role;
    else if (!inCell && align === "right") element.className = "sign";
    else if (!inCell && align === "center") element.className = "title";
  }
  if (/^javascript:|^data:|^vbscript:/i.test((element.getAttribute("href") || "").trim())) element.removeAttribute("href");
  if (/^bold|^[6-9]00/.test(style["font-weight"] || "")) wrap(element, "b");
  const level = Number(style["mso-outline-level"]);
  if (level >= 1 && element.tagName === "P" && element.textContent.length <= 60) rename(element, level <= 2 ? "h2" : "h3");
  if (element.tagName === "H1") rename(element, "h2");
  if (!shown.has(element.tagName)) element.replaceWith(...element.childNodes);
}

function declarations(style) {
  const found = {};
  for (const declaration of style.split(";")) {
    const colon = declaration.indexOf(":");
    if (colon > 0) found[declaration.slice(0, colon).trim().toLowerCase()] = declaration.slice(colon + 1).trim().toLowerCase();
  }
  return found;
}

function wrap(element, name) {
  const mark = element.ownerDocument.createElement(name);
  mark.append(...element.childNodes);
  element.append(mark);
}

function rename(element, name) {
  const renamed = element.ownerDocument.createElement(name);
  if (element.className) renamed.className = element.className;
  renamed.append(...element.childNodes);
  element.replaceWith(renamed);
}

/** Pasted plain text as paragraphs, one a line. */
export function paragraphs(text) {
  return typed(text.replace(/\n+/g, "\n\n"));
}

/** Text as it is typed where no script runs: a blank line ends a paragraph, `#` before a line makes it a heading. */
export function typed(text) {
  const holder = document.createElement("div");
  const add = (name, words) => {
    const element = document.createElement(name);
    element.textContent = words;
    holder.append(element);
    return element;
  };
  let paragraph = null;
  for (const line of text.split(/\r?\n/).map((line) => line.trim())) {
    const heading = /^(#{1,6}) (.+)/.exec(line);
    if (heading) add(`h${Math.min(Math.max(heading[1].length, 2), 4)}`, heading[2]);
    else if (line && paragraph) paragraph.append(document.createElement("br"), line);
    paragraph = heading || !line ? null : paragraph ?? add("p", line);
  }
  return holder.innerHTML;
}
