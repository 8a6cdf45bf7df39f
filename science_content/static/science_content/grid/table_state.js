// The state of a table as Wagtail's lists have it,
// {columns: [{id, value}], rows: [{id, value: {cells: [{id, value}]}}]}, and what can be done to it.
// A column, row or cell keeps its id wherever it goes: translations hang on ids.

import { newId } from "../paste/tables.js";
import { read, said, titleAndUnit } from "./entry.js";

export class TableState {
  // `facts`: what the adapter says; `fresh`: {column, row, cell}, the values that a new one begins with.
  constructor(facts, fresh) {
    this.facts = facts;
    this.fresh = fresh; // as Wagtail says them
    this.columns = [];
    this.rows = [];
  }

  // As wide as its widest row: a stored table may have cells without a column.
  get width() {
    return Math.max(this.columns.length, ...this.rows.map((row) => row.value.cells.length));
  }

  get copy() {
    return structuredClone({ columns: this.columns, rows: this.rows });
  }

  unitAt(column) {
    const key = this.columns[column]?.value.unit || "";
    return this.facts.units.find(([each]) => each === key)?.[1] ?? key;
  }

  wordsAt(row, column) {
    const cell = this.rows[row].value.cells[column];
    return cell ? said(cell.value, this.unitAt(column)) : "";
  }

  write(row, column, words) {
    const cells = this.rows[row].value.cells;
    this.#pad(cells, column + 1);
    Object.assign(cells[column].value, read(words, this.unitAt(column), this.facts));
  }

  // A unit chosen makes numbers of what are numbers, and a unit taken away makes words of them.
  setUnit(column, key) {
    const before = this.unitAt(column);
    this.columns[column].value.unit = key;
    const after = this.unitAt(column);
    for (const { value } of this.rows) {
      const cell = value.cells[column]?.value;
      if (cell) Object.assign(cell, underUnit(cell, before, after, this.facts));
    }
  }

  addRow(at) {
    const row = this.#made({ ...this.fresh.row, cells: [] });
    row.value.cells = this.columns.map(() => this.#newCell());
    this.rows.splice(at, 0, row);
  }

  // A cell that had no column takes its place below the new one.
  addColumn(at) {
    const atEnd = at === this.columns.length;
    this.columns.splice(at, 0, this.#made(this.fresh.column));
    for (const { value } of this.rows) {
      this.#pad(value.cells, at);
      if (!atEnd || value.cells.length === at) value.cells.splice(at, 0, this.#newCell());
    }
  }

  moveRow(from, to) {
    this.rows.splice(to, 0, ...this.rows.splice(from, 1));
  }

  moveColumn(from, to) {
    const width = Math.max(from, to) + 1;
    this.columns.splice(to, 0, ...this.columns.splice(from, 1));
    for (const { value } of this.rows) {
      this.#pad(value.cells, width);
      value.cells.splice(to, 0, ...value.cells.splice(from, 1));
    }
  }

  removeRow(at) {
    this.rows.splice(at, 1);
  }

  removeColumn(at) {
    this.columns.splice(at, 1);
    for (const { value } of this.rows) value.cells.splice(at, 1);
  }

  // Nothing stands in it yet: neither a title nor a unit nor a cell.
  get isEmpty() {
    const values = [...this.columns, ...this.rows.flatMap((row) => row.value.cells)].map(({ value }) => value);
    return values.every((value) => Object.values(value).every((each) => each === "" || each === null));
  }

  // Writes a table from the cell (row, column) on, row -1 being the titles; the grid grows as far as it may, and an
  // empty one keeps no row or column below or beside what it was given.
  // What did not fit is told: {rows, columns: how many were left out, long: [[row, column]] of what is too long}.
  fill(row, column, words) {
    const wasEmpty = this.isEmpty;
    const most = Math.max(this.facts.mostColumns, this.width) - column;
    const room = Math.max(this.facts.mostRows, this.rows.length) - row;
    const widest = words.reduce((least, each) => Math.max(least, each.length), 0);
    const taken = words.slice(0, room).map((each) => each.slice(0, most));
    while (this.columns.length < column + Math.min(widest, most)) this.addColumn(this.columns.length);
    while (this.rows.length < row + taken.length) this.addRow(this.rows.length);
    const long = [];
    for (const [below, cells] of taken.entries()) {
      for (const [beside, cell] of cells.entries()) {
        if (!this.#fillOne(row + below, column + beside, cell)) long.push([row + below, column + beside]);
      }
    }
    if (wasEmpty) this.#cut(row + taken.length, column + Math.min(widest, most));
    return { rows: words.length - taken.length, columns: Math.max(0, widest - most), long };
  }

  #cut(rows, columns) {
    while (this.rows.length > Math.max(rows, 1)) this.removeRow(this.rows.length - 1);
    while (this.columns.length > columns) this.removeColumn(this.columns.length - 1);
  }

  #fillOne(row, column, words) {
    if (row >= 0) {
      this.write(row, column, words);
      return this.rows[row].value.cells[column].value.text.length <= (this.facts.longestText ?? Infinity);
    }
    const [title, unit] = titleAndUnit(words, this.facts.units);
    this.columns[column].value.title = title;
    if (unit) this.setUnit(column, unit);
    return title.length <= (this.facts.longestTitle ?? Infinity);
  }

  #pad(cells, length) {
    while (cells.length < length) cells.push(this.#newCell());
  }

  #newCell() {
    return this.#made(this.fresh.cell);
  }

  #made(value) {
    return plain([{ id: newId(), value }])[0];
  }
}

function underUnit(cell, before, after, facts) {
  const isWords = !said({ ...cell, text: "" }, "");
  if (isWords) return read(cell.text ?? "", after, facts);
  return after ? cell : { text: said(cell, before), number: "", number_max: "" };
}

// Wagtail says what was chosen in a list of choices as a list, [""] where it was nothing.
export function plain(list) {
  return list.map(({ id, value }) => {
    const fields = Object.entries(value).map(([name, each]) => {
      if (name === "cells") return [name, plain(each)];
      return [name, Array.isArray(each) ? (each[0] ?? "") : each];
    });
    return { id, value: Object.fromEntries(fields) };
  });
}

// The same with new ids throughout, for a copy of the block.
export function withNewIds(list) {
  return list.map((item) => {
    const value = structuredClone(item.value);
    if (value.cells) value.cells = withNewIds(value.cells);
    return { id: newId(), value };
  });
}
