// Paragraphs as HTML, with the few elements that a rich text of ours knows.

import { rowLines, paragraph } from "./lines.js";

const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "<br>" };
const LISTS = new Set(["ol", "ul"]);

/** `flow` as HTML: p, ol, ul, li, br, b, i, sup, sub, a; a table as a paragraph a row. */
export function markup(flow) {
  const open = [];
  let html = "";
  for (const item of flow.flatMap(plainRows)) {
    const depth = LISTS.has(item.kind) ? item.depth + 1 : 0;
    while (open.length > depth || (depth && open.length === depth && open.at(-1) !== item.kind)) html += `</${open.pop()}>`;
    while (open.length < depth) html += `<${open[open.push(item.kind) - 1]}>`;
    html += depth ? `<li>${inline(item.runs)}</li>` : `<p>${inline(item.runs)}</p>`;
  }
  return html + open.reverse().map((name) => `</${name}>`).join("");
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
