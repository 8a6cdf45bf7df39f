// The grid of a dose table: a row for each dose, whose whole form opens below. Nothing is stored here.

import { newId } from "../paste/tables.js";
import { Bar } from "./bar.js";
import { takeTable } from "./clipboard.js";
import { drawDose, fillCell } from "./dose_cells.js";
import { DoseFields, freshDose, stateOf, writeCell } from "./dose_fields.js";
import { DoseMapping } from "./dose_mapping.js";
import { element } from "./elements.js";
import { fieldAt, walkByKeys } from "./keys.js";

const HELP =
  "方向键和回车换格，选择框里上下键选。一整张表（Word、WPS、电子表格里的）点一格，直接粘贴：会先问每一列是什么。" +
  "用量可以写成 120～180。别的都在“更多”里。";

export class DoseView {
  constructor(list, facts, words) {
    Object.assign(this, { list, facts, words, row: 0 });
    this.unread = new Map(); // what was typed or pasted and not understood: "id name" → {typed, sentence}
    this.table = element("table", { class: "cell-grid-table", "aria-describedby": `${list.prefix}-grid-help` });
    this.panel = element("div", {});
    this.bar = new Bar(this.#acts());
    this.element = element(
      "div",
      { class: "cell-grid dose-grid", "data-grid": true },
      element("p", { class: "help", id: `${list.prefix}-grid-help` }, HELP),
      element("div", { class: "cell-grid-frame" }, this.table),
      this.panel,
      this.bar.element,
    );
    walkByKeys(this.table);
    this.table.addEventListener("input", ({ target }) => this.#typing(target));
    this.table.addEventListener("change", ({ target }) => this.#typed(target));
    this.table.addEventListener("focusin", ({ target }) => this.#point(target));
    this.table.addEventListener("paste", (event) => this.#pasted(event));
    this.#follow();
  }

  fieldsOf(child) {
    return new DoseFields(child, this.words);
  }

  draw() {
    const corner = element("td", { class: "cell-grid-number" });
    const heads = this.facts.columns.map(([name, title]) =>
      element("th", { scope: "col", class: `dose-grid-head dose-grid-${name}` }, title),
    );
    const rows = this.list.children.map((child, number) => this.#drawRow(child, number));
    this.table.replaceChildren(
      element("thead", {}, element("tr", {}, corner, ...heads)),
      element("tbody", {}, ...rows),
    );
    this.#mark();
  }

  #drawRow(child, number) {
    const fill = (field) => this.#fill(field, child);
    const draw = { columns: this.facts.columns, fields: this.fieldsOf(child), fill };
    child.element.querySelector(".c-sf-block__type").textContent = `第${number + 1}行`;
    return drawDose(draw, number, () => this.open(child, child.element.hidden));
  }

  #fill(field, child) {
    const { name } = field.dataset;
    fillCell(field, this.fieldsOf(child), this.unread.get(`${child.id} ${name}`), this.list.prefix);
  }

  // What is changed in a whole form, or said there by the server, is seen in the grid.
  refresh() {
    for (const field of this.table.querySelectorAll("[data-row]")) {
      const child = this.list.children[field.dataset.row];
      if (child && field !== document.activeElement) this.#fill(field, child);
    }
  }

  open(child, isOpen) {
    child.element.hidden = !isOpen;
    const number = this.list.children.indexOf(child);
    const button = this.table.querySelectorAll(".dose-grid-more")[number];
    button?.setAttribute("aria-expanded", String(isOpen));
    if (isOpen) child.element.scrollIntoView({ block: "nearest" });
  }

  openWhatIsWrong() {
    const names = this.facts.columns.map(([name]) => name);
    for (const child of this.list.children) if (this.fieldsOf(child).hasErrorsBeside(names)) this.open(child, true);
  }

  #follow() {
    const container = this.list.container[0];
    const soon = () => setTimeout(() => this.refresh());
    for (const kind of ["change", "click"]) container.addEventListener(kind, soon);
    container.addEventListener("beforematch", ({ target }) => {
      const child = this.list.children.find((each) => each.element.contains(target));
      if (child) this.open(child, true);
    });
  }

  // At each letter, so that a draft that saves itself has it; what cannot be read is told when the writer goes on.
  #typing(field) {
    const child = this.list.children[field.dataset.row];
    const column = this.facts.columns[field.dataset.column];
    if (!child || !column) return "";
    this.unread.delete(`${child.id} ${column[0]}`);
    this.#keepNothing();
    return writeCell(this.fieldsOf(child), column, field.value, this.words);
  }

  #typed(field) {
    const sentence = this.#typing(field);
    const child = this.list.children[field.dataset.row];
    if (sentence) this.unread.set(`${child.id} ${field.dataset.name}`, { typed: field.value, sentence });
    this.#fill(field, child);
  }

  #pasted(event) {
    const found = takeTable(event);
    if (found?.refused) return this.bar.say(found.refused);
    if (!found) return;
    const mapping = new DoseMapping(found.words, this.facts, this.words, {
      take: (rows) => this.#take(rows),
      leave: () => this.panel.replaceChildren(),
    });
    this.panel.replaceChildren(mapping.element);
    mapping.begin(found.others, this.facts.mostRows - this.#kept.length);
  }

  // Rows of which nothing is written yet make room for what is pasted.
  get #kept() {
    const names = this.facts.columns.map(([name]) => name).filter((name) => name !== "harvest");
    return this.list.children.filter((child) => names.some((name) => this.fieldsOf(child).get(name)));
  }

  #take(rows) {
    this.panel.replaceChildren();
    const before = this.#remember();
    const kept = this.#kept;
    this.list.together(() => {
      this.#remove((child) => !kept.includes(child));
      for (const { fields, waits, unread } of rows) {
        const id = newId();
        this.list.insert(stateOf(this.list, fields, waits), this.list.children.length, { id });
        for (const [name, said] of Object.entries(unread)) this.unread.set(`${id} ${name}`, said);
      }
    });
    this.before = before;
    this.bar.offer("撤销粘贴");
    const missed = rows.reduce((sum, { unread }) => sum + Object.keys(unread).length, 0);
    this.bar.say(`写进了 ${rows.length} 行。${missed ? `${missed} 格没有认出来，空着，请照标签写。` : ""}用量都是待核。`);
    fieldAt(this.table, kept.length, 0)?.focus();
  }

  #remove(isMeant) {
    for (let at = this.list.children.length - 1; at >= 0; at -= 1) {
      if (isMeant(this.list.children[at])) this.list.deleteBlock(at, {});
    }
  }

  #remember() {
    return this.list.children.map((child) => ({ id: child.id, value: child.block.getState() }));
  }

  // Rows keep their ids, whatever is undone.
  #undo() {
    const { before } = this;
    this.list.together(() => {
      this.#remove(() => true);
      for (const { id, value } of before) this.list.insert(value, this.list.children.length, { id });
    });
    this.#keepNothing();
    this.bar.say("已经撤销，表和原来一样。");
    fieldAt(this.table, 0, 0)?.focus();
  }

  #keepNothing() {
    this.before = null;
    this.bar.offer("");
  }

  #acts() {
    return {
      undo: () => this.#undo(),
      addRow: () => this.#addRow(),
      moveRow: (by) => {
        this.list.moveBlock(this.row, this.row + by);
        this.row += by;
        this.#keepNothing();
        this.#mark();
        this.bar.say(`现在是第${this.row + 1}行。`);
      },
      removeRow: () => {
        const before = this.#remember();
        this.list.deleteBlock(this.row, {});
        this.before = before;
        this.bar.offer("撤销删除");
        this.bar.say("");
        fieldAt(this.table, Math.min(this.row, this.list.children.length - 1), 0)?.focus();
      },
    };
  }

  #addRow() {
    if (this.list.children.length >= this.facts.mostRows) return this.bar.say(`最多 ${this.facts.mostRows} 行。`);
    const at = Math.min(this.row + 1, this.list.children.length);
    this.list.insert(freshDose(this.list), at, { id: newId() });
    this.#keepNothing();
    fieldAt(this.table, at, 0)?.focus();
  }

  #point(field) {
    const row = Number(field.dataset.row ?? NaN);
    if (!Number.isNaN(row)) this.row = row;
    this.#mark();
  }

  #mark() {
    const count = this.list.children.length;
    this.row = Math.min(this.row, Math.max(count - 1, 0));
    const numbers = [...this.table.querySelectorAll("tbody th")];
    numbers.forEach((head, row) => head.classList.toggle("cell-grid-chosen", row === this.row));
    this.bar.point(this.row, count);
  }
}
