// A table copied into a dose table: the writer says what each column is, and sees what was understood.

import { guess, isHead, MEANINGS, periodOfHead } from "./dose_heads.js";
import { readRows } from "./dose_rows.js";
import { button, choices, element } from "./elements.js";
import { understood } from "./dose_understood.js";

const MOST_COLUMNS = 20;
const NOT_YET = ["", "先不选"];

export class DoseMapping {
  // `after`: {take(rows), leave()}; a row is {fields, waits, unread}.
  constructor(table, facts, words, after) {
    Object.assign(this, { facts, words, after });
    this.all = table.map((row) => row.slice(0, MOST_COLUMNS));
    this.width = this.all.reduce((most, row) => Math.max(most, row.length), 0);
    this.lostColumns = table.reduce((most, row) => Math.max(most, row.length), 0) - this.width;
    this.hasHead = table.length > 1 && isHead(this.all[0]);
    this.#guess();
    this.result = element("div", { class: "dose-mapping-result" });
    this.element = element("section", { class: "dose-mapping", "aria-label": "粘贴的表" });
  }

  // `tables`: how many more were copied; `room`: how many rows the dose table still takes.
  begin(tables, room) {
    this.room = Math.max(room, 0);
    this.tables = tables;
    this.#draw();
    this.element.scrollIntoView({ block: "nearest" });
    this.element.querySelector("h4").focus();
  }

  get rows() {
    return this.all.slice(this.hasHead ? 1 : 0).filter((row) => row.some((cell) => cell.trim()));
  }

  get heads() {
    return this.hasHead ? this.all[0] : [];
  }

  #guess() {
    const heads = Array.from({ length: this.width }, (_, column) => this.heads[column] ?? "");
    this.plan = { ...this.plan, meanings: guess(heads), heads };
    this.plan.timesPer = this.plan.timesPer || heads.map(periodOfHead).find(Boolean) || "";
    this.plan.kind ??= "";
    this.plan.target ??= "";
  }

  #draw() {
    const title = element("h4", { tabindex: "-1" }, `粘贴的表：${this.rows.length} 行 ${this.width} 列`);
    this.element.replaceChildren(
      title,
      element("p", { class: "help" }, "先说每一列是什么。没有认出来的不猜：空着，原话写进“怎么用”。用量一律待核，看过标签的人再写凭什么。"),
      ...this.#lost().map((words) => element("p", { class: "dose-mapping-lost" }, words)),
      element("div", { class: "dose-mapping-wide" }, this.#headBox(), ...this.#wideChoices()),
      element("div", { class: "cell-grid-frame", tabindex: "0", role: "group", "aria-label": "粘贴的表" }, this.#table()),
      this.result,
      element(
        "div",
        { class: "cell-grid-bar" },
        element("div", {}, button("写进用药表", () => this.after.take(this.read)), button("不贴了", this.after.leave)),
      ),
    );
    this.#read();
  }

  #lost() {
    const rows = this.rows.length - this.room;
    return [
      rows > 0 && `用药表最多 ${this.facts.mostRows} 行，后面的 ${rows} 行放不下，不写。`,
      this.lostColumns > 0 && `后面的 ${this.lostColumns} 列放不下，不看。`,
      this.tables > 0 && `还有 ${this.tables} 张表没有贴。`,
    ].filter(Boolean);
  }

  #headBox() {
    const box = element("input", { type: "checkbox", checked: this.hasHead });
    box.addEventListener("change", () => {
      this.hasHead = box.checked;
      this.#guess();
      this.#draw();
      this.element.querySelector("input").focus();
    });
    return element("label", {}, box, " 第一行是列标题");
  }

  // What is the same for all rows: no table says it in a column of its own.
  #wideChoices() {
    const targets = this.facts.targets.map(([name, key]) => [key, name]);
    const { kinds, timesPer } = this.facts;
    const lists = { kind: ["农药还是兽药", kinds], target: ["都用在", targets], timesPer: ["次数按", timesPer] };
    return Object.entries(lists).map(([name, [label, options]]) => {
      const all = choices([NOT_YET, ...options], this.plan[name]);
      const list = element("select", { "aria-label": `整张表，${label}` }, ...all);
      list.addEventListener("change", () => this.#plan({ [name]: list.value }));
      return element("label", {}, `${label} `, list);
    });
  }

  #table() {
    const lists = this.plan.meanings.map((meaning, column) => {
      const list = element("select", { "aria-label": `第${column + 1}列是什么` }, ...choices(MEANINGS, meaning));
      list.addEventListener("change", () => this.#plan({ meanings: this.plan.meanings.with(column, list.value) }));
      return element("th", { scope: "col" }, list);
    });
    const heads = this.hasHead ? [rowOf("th", this.plan.heads, { scope: "col" })] : [];
    const whole = (row) => this.plan.meanings.map((_, column) => row[column] ?? "");
    const rows = this.rows.slice(0, this.room).map((row) => rowOf("td", whole(row)));
    return element(
      "table",
      { class: "cell-grid-table dose-mapping-table" },
      element("thead", {}, element("tr", {}, ...lists), ...heads),
      element("tbody", {}, ...rows),
    );
  }

  #plan(change) {
    Object.assign(this.plan, change);
    this.#read();
  }

  #read() {
    const found = readRows(this.rows.slice(0, this.room), this.plan, this.words);
    this.read = found.map((row) => ({ ...row, unread: unreadOf(row) }));
    this.result.replaceChildren(...understood(found, this.facts));
  }
}

function rowOf(name, words, attributes = {}) {
  return element("tr", {}, ...words.map((each) => element(name, attributes, each)));
}

// "name of a column of the grid" → what stands at its cell: nothing, and why.
function unreadOf({ missed }) {
  return Object.fromEntries(missed.map(({ meaning, sentence }) => [meaning, { typed: "", sentence }]));
}
