// The paste filter: what is on the clipboard, without what its reader did not see, and with each number as it was.

import { counts, sentences } from "./left.js";
import { texts, tidied } from "./lines.js";
import { listed } from "./lists.js";
import { markup } from "./markup.js";
import { read } from "./plain.js";
import { Reading } from "./reading.js";
import { Styles } from "./styles.js";

const MOST = 4_000_000; // signs of HTML, without the pictures inside it
const MOST_ROWS = 5_000;
const MOST_LINES = 20_000;
const MOST_LETTERS = 200_000;
const MOST_PARAGRAPHS = 2_000;
const PICTURES = /data:[\w/+.;=-]*,[\w+/=%-]{200,}/g;
const HEADER = /^\s*Version:[\d.]+\s(?:[A-Za-z]+:[^\r\n<]*\s+){0,12}/; // of the clipboard of Windows
export const TOO_LONG = "太长，没有贴进来：请分几次贴，大表请当文件附上";

/**
 * {html, text, tables, left, flow} of a clipboard's `text/html` and `text/plain`.
 *
 * `flow` holds paragraphs and tables in their order, `html` and `text` hold both (a table as one line a row, its cells
 * apart), `tables` the tables alone as rows of texts, `left` what an editor must know. The document that is read is
 * inert: nothing of it runs, loads or reaches the page. Throws where it understands nothing of a text.
 */
export function clean(html, plain, isRich = true) {
  const left = counts();
  const flow = flowOf(html, plain, left);
  if (!flow) return refused();
  const text = texts(flow).join("\n");
  const tables = flow.filter(({ kind }) => kind === "table").map(({ rows }) => rows);
  if (isTooMuch(flow, tables, text)) return refused();
  return { html: markup(flow), text, tables, left: sentences(left, isRich), flow };
}

/**
 * The paragraphs and tables of a clipboard in their order, null where it is too much; `left` counts what is left out.
 *
 * For a grid (`isGrid`) one row or one column of cells is a table too; as text they are lines.
 */
export function flowOf(html, plain, left, isGrid = false) {
  const source = (html ?? "").replaceAll("\u0000", "").replace(HEADER, "").replace(PICTURES, "data:,");
  const rows = source.split(/<tr[\s>]/i, MOST_ROWS + 1).length;
  if (source.length > MOST || rows > MOST_ROWS || isTooLong(plain ?? "", MOST_LINES)) return null;
  const flow = source.trim() ? ofHtml(source, left, isGrid) : [];
  if (flow.length || Object.values(left).some(Boolean)) return flow;
  return tidied(read(plain ?? "", left, isGrid), left);
}

function ofHtml(source, left, isGrid) {
  const page = new DOMParser().parseFromString(whole(source), "text/html");
  const reading = new Reading(new Styles(page), left, isGrid);
  const flow = listed(tidied(reading.inside(page.body), left), left);
  const isLost = !flow.length && !Object.values(left).some(Boolean) && page.body.textContent.trim();
  if (isLost) throw new Error("nothing was read of a text");
  return flow;
}

// The parser knows no cell outside a table: they would run together. What stands before a body is read differently.
function whole(source) {
  const body = /<(?:html|head|body)\b/i.test(source) ? source : `<body>${source}`;
  const at = body.search(/<t(?:able|r|d|h|body|head|foot)\b/i);
  const isWhole = at < 0 || /^<table/i.test(body.slice(at, at + 6));
  return isWhole ? body : `${body.slice(0, at)}<table>${body.slice(at)}`;
}

/** Whether a text has more letters, or more lines than `most`, than an editor can be given at once. */
export function isTooLong(text, most = MOST_PARAGRAPHS) {
  return text.length > MOST || text.split("\n", most + 1).length > most;
}

function isTooMuch(flow, tables, text) {
  const rows = tables.reduce((sum, table) => sum + table.length, 0);
  return text.length > MOST_LETTERS || flow.length + rows > MOST_PARAGRAPHS;
}

function refused() {
  return { html: "", text: "", tables: [], left: [TOO_LONG], flow: [] };
}
