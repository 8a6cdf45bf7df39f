// The grid on the screen: titles and units on top, one field a cell, buttons below. What is stored is in hidden fields.

import { Bar } from "./bar.js";
import { takeTable } from "./clipboard.js";
import { element, tellError } from "./elements.js";
import { fieldsOf } from "./hidden_fields.js";
import { fieldAt, walkByKeys } from "./keys.js";
import { leftOut } from "./left_out.js";
import { drawGroup, drawHead, drawRow, dress, placeId, placeOf, TITLES } from "./table_cells.js";

const HELP = "方向键和回车换格。从 Word、WPS 或电子表格复制的表，点一格，直接粘贴。列选了单位，格里写数或范围，如 5～7。";

export class TableView {
  constructor(state, prefix) {
    this.state = state;
    this.prefix = prefix;
    this.errors = new Map(); // id of a column or cell → sentences
    this.row = 0;
    this.column = 0;
    this.table = element("table", { class: "cell-grid-table", "aria-describedby": `${prefix}-grid-help` });
    this.complaints = element("div", { class: "cell-grid-complaints" });
    this.hidden = element("div", { hidden: true });
    this.bar = new Bar(this.#acts());
    this.element = element(
      "div",
      { class: "cell-grid", "data-grid": true },
      element("p", { class: "help", id: `${prefix}-grid-help` }, HELP),
      this.complaints,
      element("div", { class: "cell-grid-frame" }, this.table),
      this.bar.element,
      this.hidden,
    );
    walkByKeys(this.table);
    this.table.addEventListener("input", ({ target }) => this.#typed(target));
    this.table.addEventListener("change", ({ target }) => this.#chosen(target));
    this.table.addEventListener("focusin", ({ target }) => this.#point(target));
    this.table.addEventListener("paste", (event) => this.#pasted(event));
  }

  draw() {
    const { state } = this;
    const heads = Array.from({ length: state.width }, (_, column) => drawHead(state, this.prefix, column));
    const corner = element("td", { class: "cell-grid-number" });
    const isNew = (row) => row.id === this.grouped;
    const rows = state.rows.flatMap((row, number) => [
      ...drawGroup(state, row, number, isNew(row)),
      drawRow(state, row, number),
    ]);
    this.table.replaceChildren(
      element("thead", {}, element("tr", {}, corner, ...heads)),
      element("tbody", {}, ...rows),
    );
    this.#store();
    this.#mark();
    for (const [id, messages] of this.errors) this.#tell(id, messages);
  }

  focus() {
    fieldAt(this.table, TITLES, 0)?.focus();
  }

  #typed(field) {
    const [row, column] = placeOf(field);
    if (!Number.isInteger(row)) return this.#typedGroup(field, Math.ceil(row));
    if (row === TITLES) this.state.columns[column].value.title = field.value.replace(/\s+/g, " ").trim();
    else this.state.write(row, column, field.value);
    for (const each of row === TITLES ? this.#fieldsOf(column) : [field]) dress(each, this.state);
    this.#keepNothing();
    this.#storeOne(row, column);
  }

  #typedGroup(field, row) {
    if (Number.isNaN(row)) return;
    this.state.rows[row].value.group = field.value.trim();
    this.#keepNothing();
    this.#store();
  }

  #chosen(field) {
    if (field.dataset.row !== "unit") return;
    const column = Number(field.dataset.column);
    this.state.setUnit(column, field.value);
    for (const each of this.#fieldsOf(column)) {
      each.value = this.state.wordsAt(...placeOf(each));
      dress(each, this.state);
    }
    this.#keepNothing();
    this.#store();
  }

  #fieldsOf(column) {
    return this.table.querySelectorAll(`tbody textarea[data-column="${column}"]`);
  }

  #pasted(event) {
    const [row, column] = placeOf(event.target);
    const found = Number.isInteger(row) ? takeTable(event) : null;
    if (found?.refused) return this.bar.say(found.refused);
    if (!found) return;
    const tell = (left) => leftOut(left, found.others);
    this.#change("撤销粘贴", () => this.state.fill(row, column, found.words), row, column, tell);
  }

  // Does something to the whole table, which one button undoes.
  #change(undo, change, row, column, tell = () => "") {
    const before = this.state.copy;
    const words = tell(change());
    this.draw();
    this.before = before;
    this.bar.offer(undo);
    this.bar.say(words);
    this.#enter(row, column);
  }

  #keepNothing() {
    this.before = null;
    this.bar.offer("");
  }

  #undo() {
    Object.assign(this.state, this.before);
    this.#keepNothing();
    this.draw();
    this.bar.say("已经撤销，表和原来一样。");
    this.#enter(this.row, this.column);
  }

  #enter(row, column) {
    const last = this.state.rows.length - 1;
    const found = fieldAt(this.table, Math.min(row, last), Math.min(column, this.state.width - 1));
    found?.focus();
  }

  #acts() {
    const { state } = this;
    const { mostRows, mostColumns } = state.facts;
    return {
      undo: () => this.#undo(),
      addRow: () => {
        if (state.rows.length >= mostRows) return this.bar.say(`最多 ${mostRows} 行。`);
        this.#change("", () => state.addRow(this.row + 1), this.row + 1, 0);
      },
      addColumn: () => {
        if (state.columns.length >= mostColumns) return this.bar.say(`最多 ${mostColumns} 列。`);
        const at = Math.min(this.column + 1, state.columns.length);
        this.#change("", () => state.addColumn(at), TITLES, at);
      },
      moveRow: (by) => this.#move(() => state.moveRow(this.row, this.row + by), by, 0),
      moveColumn: (by) => this.#move(() => state.moveColumn(this.column, this.column + by), 0, by),
      group: state.facts.longestGroup ? () => this.#group() : null,
      removeRow: () => this.#change("撤销删除", () => state.removeRow(this.row), this.row, this.column),
      removeColumn: () => this.#change("撤销删除", () => state.removeColumn(this.column), this.row, this.column),
    };
  }

  #group() {
    this.grouped = this.state.rows[this.row].id;
    this.draw();
    fieldAt(this.table, this.row - 0.5, 0).focus();
  }

  // The keyboard stays on the button, which can be pressed again.
  #move(act, down, right) {
    act();
    this.row += down;
    this.column += right;
    this.#keepNothing();
    this.draw();
    this.bar.say(down ? `现在是第${this.row + 1}行。` : `现在是第${this.column + 1}列。`);
  }

  #point(field) {
    const [row, column] = placeOf(field);
    if (row > TITLES) this.row = Math.ceil(row);
    this.column = column;
    this.#mark();
  }

  #mark() {
    const { state } = this;
    this.row = Math.min(this.row, Math.max(state.rows.length - 1, 0));
    this.column = Math.min(this.column, Math.max(state.width - 1, 0));
    const heads = [...this.table.querySelectorAll("thead th")];
    const numbers = [...this.table.querySelectorAll("tbody th")];
    heads.forEach((head, column) => head.classList.toggle("cell-grid-chosen", column === this.column));
    numbers.forEach((head, row) => head.classList.toggle("cell-grid-chosen", row === this.row));
    this.bar.point(this.row, state.rows.length, this.column, Math.max(state.columns.length, 1));
  }

  #store() {
    const { state, prefix } = this;
    const lists = [["columns", state.columns], ["rows", state.rows]];
    this.hidden.replaceChildren(...lists.flatMap(([name, list]) => fieldsOf(`${prefix}-${name}`, list)));
  }

  // A letter more writes no thousand fields anew.
  #storeOne(row, column) {
    const { state, prefix } = this;
    const place = row === TITLES ? `columns-${column}` : `rows-${row}-value-cells-${column}`;
    const item = row === TITLES ? state.columns[column] : state.rows[row].value.cells[column];
    for (const [name, value] of Object.entries(item.value)) {
      const field = this.hidden.querySelector(`[name="${prefix}-${place}-value-${name}"]`);
      if (!field) return this.#store(); // a cell that was not there
      field.value = value ?? "";
    }
  }

  // Of a whole list, said above the grid.
  complain(list, messages) {
    const found = this.complaints.querySelector(`[data-list="${list}"]`);
    found?.remove();
    if (!messages?.length) return;
    const told = element("p", { class: "error-message", "data-list": list, role: "alert" }, messages.join(" "));
    this.complaints.append(told);
  }

  // `found`: [[id of a column or cell, sentences]].
  setErrors(found) {
    for (const [id, messages] of found) {
      this.errors.set(id, messages);
      this.#tell(id, messages);
    }
  }

  #tell(id, messages) {
    const place = this.table.querySelector(`[id="${placeId({ id })}"]`);
    const field = place?.querySelector("textarea");
    if (field) tellError(field, `${this.prefix}-error-${id}`, messages);
  }
}
