// Plain text of the clipboard: lines, rows of cells parted by tabs, lines that a PDF broke in the middle of a sentence.

import { paragraph, rowLines } from "./lines.js";
import { seen } from "./signs.js";

const BROKEN_AT = 18; // letters; a PDF's column is no narrower, a list's entries mostly are
const SLACK = 2; // letters by which lines of one column differ
const ENDS = /[。！？；：…!?;:)）」』”\]】、.]$/u;
const NUMERAL = /[\p{N}零〇一二三四五六七八九十百千万亿两半几第]/u;
const HAN = /\p{Script=Han}/u;

/** The paragraphs and tables of `text`; `left.lines` counts the lines that were joined. */
export function read(text, left, isGrid = false) {
  const found = [];
  const lines = seen(text, left).split("\n");
  for (let at = 0; at < lines.length; ) {
    const end = tabbed(lines, at);
    if (end > at) {
      const rows = cells(lines.slice(at, end).join("\n"));
      const isTable = rows.length && (isGrid || (rows.length > 1 && rows[0].length > 1));
      found.push(...(isTable ? [{ kind: "table", rows }] : rowLines(rows).map(paragraph)));
      at = end;
    } else {
      const next = isBroken(lines, at) ? joined(lines, at, left) : { text: lines[at], end: at + 1 };
      found.push(paragraph(next.text));
      at = next.end;
    }
  }
  return found;
}

// The end of the rows that begin here; a quoted cell of a sheet may hold line ends.
function tabbed(lines, begin) {
  let quoted = false;
  let at = begin;
  for (; at < lines.length && (quoted || lines[at].includes("\t")); at += 1) {
    for (const cell of lines[at].split("\t")) {
      if (!quoted && cell.startsWith('"')) quoted = true;
      if (quoted && /^"?(?:[^"]|"")*"$/.test(cell) && cell !== '"') quoted = false;
    }
  }
  return quoted ? begin + lines.slice(begin).findIndex((line) => !line.includes("\t")) : at;
}

function cells(text) {
  const rows = [];
  const pattern = /(?:"((?:[^"]|"")*)"|([^\t\n]*))(\t|\n|$)/y;
  for (let row = [], match; (match = pattern.exec(text)); ) {
    const quoted = match[1]?.replaceAll('""', '"').replace(/\s*\n\s*/g, "；");
    row.push((quoted ?? match[2]).trim());
    if (match[3] !== "\t") {
      rows.push(row);
      row = [];
    }
    if (pattern.lastIndex >= text.length && match[3] !== "\t") break;
  }
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  return rows.map((row) => Array.from({ length: width }, (_, at) => row[at] ?? "")).filter((row) => row.some(Boolean));
}

// The lines of a column are nearly as long as each other, and no number stands where one ends; titles have no commas.
function isBroken(lines, at) {
  const [one, next] = [lines[at], lines[at + 1] ?? ""];
  const length = [...one].length;
  if (length < BROKEN_AT || !next || ENDS.test(one) || !HAN.test(one.at(-1)) || !HAN.test(next[0])) return false;
  if (NUMERAL.test(one.at(-1)) || NUMERAL.test(next[0])) return false;
  if (!/[，。；]/.test(one + next)) return false;
  const others = [lines[at - 1], lines[at + 2] !== undefined ? next : undefined].filter(Boolean);
  return others.some((other) => Math.abs([...other].length - length) <= SLACK);
}

function joined(lines, begin, left) {
  let text = lines[begin];
  let at = begin;
  for (; isBroken(lines, at); at += 1) {
    text += lines[at + 1];
    left.lines += 1;
  }
  return { text, end: at + 1 };
}
