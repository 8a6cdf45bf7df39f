// Paragraphs as HTML, with the few elements that a rich text of ours knows.

import { rowLines, paragraph } from "./lines.js";

const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "<br>" };
const LISTS = new Set(["ol", "ul"]);

/** `flow` as HTML: p, ol, ul, li, br, b, i, sup, sub, a; a table as a paragraph a row. */
export function markup(flow) {
  const open = [];
  const close = () => `</li></${open.pop()}>`;
  let html = "";
  for (const item of flow.flatMap(plainRows)) {
    const depth = LISTS.has(item.kind) ? item.depth + 1 : 0;
    while (open.length > depth) html += close();
    if (depth && open.length === depth) html += open.at(-1) === item.kind ? "</li>" : close();
    while (open.length < depth) html += `<${open[open.push(item.kind) - 1]}>`;
    html += depth ? `<li>${inline(item.runs)}` : `<p>${inline(item.runs)}</p>`;
  }
  while (open.length) html += close();
  return html;
}

function plainRows(item) {
  return item.kind === "table" ? rowLines(item.rows).map(paragraph) : [item];
}

function inline(runs) {
  return runs
    .map(({ text, bold, italic, lift, href }) => {
      const names = [lift, bold && "b", italic && "i"].filter(Boolean);
      const html = names.reduce((inside, name) => `<${name}>${inside}</${name}>`, escaped(text));
      return href ? `<a href="${escaped(href)}">${html}</a>` : html;
    })
    .join("");
}

function escaped(text) {
  return text.replace(/[&<>"\n]/g, (sign) => SIGNS[sign]);
}
