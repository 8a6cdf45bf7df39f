// A table as a grid: each row with as many cells as the table has columns, merged cells parted.

import { line } from "./lines.js";
import { gone } from "./styles.js";

const MOST_SPAN = 100;
export const MOST_CELLS = 200_000;

/**
 * The rows of texts of a `<table>`, or null where it only arranges a page: then its cells are read as text.
 *
 * A merged cell says its words in each row and column that it covers, so that each row can be read alone; one as wide
 * as the table (a title, a note) says them once. What is struck or hidden is left out and counted by `reading`.
 */
export function grid(table, reading, state) {
  const rows = [...table.rows].filter((row) => row.closest("table") === table);
  const cells = rows.map((row) => [...row.cells].filter((cell) => cell.parentNode === row));
  const width = widest(cells.map((row) => row.reduce((sum, cell) => sum + span(cell, "colspan"), 0)));
  if (arranges(table, reading.isGrid ? [] : cells)) return unfold(cells.flat(), reading, state);
  const hidden = hiddenColumns(table, reading);
  const filled = rows.map(() => []);
  let count = 0;
  rows.forEach((row, at) => {
    const rowStyle = reading.styles.of(row);
    const lost = gone(row, rowStyle) || gone(row.parentNode, reading.styles.of(row.parentNode));
    if (lost) reading.count(row, lost);
    const rowState = reading.stated(row, rowStyle, state);
    let column = 0;
    for (const cell of cells[at]) {
      while (filled[at][column] !== undefined) column += 1;
      const isSeenBelow = lost === "hidden" && span(cell, "rowspan") > 1; // a filter hides rows of a merged cell
      const across = span(cell, "colspan");
      const isHidden = Array.from({ length: across }, (_, more) => column + more).every((each) => hidden.has(each));
      const text = lost && !isSeenBelow ? "" : words(cell, reading, rowState, isHidden);
      count += place(filled, { at, column, across, down: span(cell, "rowspan") }, text, width, reading);
      if (count > MOST_CELLS) throw new RangeError("too many cells");
      column += across;
    }
    if (lost) filled[at] = filled[at].map((text) => text ?? "").fill("");
  });
  return whole(filled, hidden);
}

function widest(widths) {
  return widths.reduce((most, width) => Math.max(most, width), 0);
}

function span(cell, name) {
  const number = Number.parseInt(cell.getAttribute(name) ?? "1", 10);
  return Math.min(Math.max(number || 1, 1), MOST_SPAN);
}

function place(filled, { at, column, across, down }, text, width, reading) {
  const isWide = column === 0 && across >= width && width > 1;
  const last = Math.min(at + down, filled.length);
  if ((across > 1 || last - at > 1) && text && !isWide) reading.left.merged += 1;
  for (let row = at; row < last; row += 1) {
    for (let each = column; each < column + across; each += 1) {
      filled[row][each] ??= isWide && (each > column || row > at) ? "" : text;
    }
  }
  return (last - at) * across;
}

// All rows as wide as the widest, without rows and columns that say nothing.
function whole(filled, hidden) {
  const width = widest(filled.map((row) => row.length));
  const rows = filled.map((row) => Array.from({ length: width }, (_, at) => row[at] ?? ""));
  const kept = [...Array(width).keys()].filter((at) => !hidden.has(at) && rows.some((row) => row[at]));
  return rows.map((row) => kept.map((at) => row[at])).filter((row) => row.some(Boolean));
}

function hiddenColumns(table, reading) {
  const found = new Set();
  let at = 0;
  for (const column of table.querySelectorAll(":scope > colgroup > col, :scope > col")) {
    const width = span(column, "span");
    const style = reading.styles.of(column);
    const isHidden = gone(column, style) || style.get("visibility") === "collapse";
    if (isHidden) reading.left.hidden += 1;
    for (let each = at; each < at + width; each += 1) if (isHidden) found.add(each);
    at += width;
  }
  return found;
}

function words(cell, reading, state, isHidden) {
  const style = reading.styles.of(cell);
  const lost = isHidden || gone(cell, style);
  if (!lost) return line(reading.cell(cell, reading.stated(cell, style, state)));
  if (!isHidden) reading.count(cell, lost);
  return "";
}

// Pages are arranged by tables too: with tables inside, in one column, or by their own word.
function arranges(table, cells) {
  const role = table.getAttribute("role");
  const isNarrow = cells.length > 0 && cells.every((row) => row.length <= 1);
  return role === "presentation" || role === "none" || isNarrow || table.querySelector("table") !== null;
}

function unfold(cells, reading, state) {
  for (const cell of cells) {
    reading.fresh = true;
    reading.element(cell, state);
  }
  return null;
}
