// All sentences of the page: which one is next, which are shown, how much is done.

import { Row } from "./row.js";

const FITS = {
  all: () => true,
  open: (row) => row.state === "open" || row.state === "former",
  changed: (row) => Boolean(row.former) && !("elsewhere" in row.former.dataset),
  machine: (row) => row.state === "machine",
  unread: (row) => row.waits,
  guarded: (row) => row.waits && row.isGuarded,
  reread: (row) => row.read === "changed",
  returned: (row) => row.read === "returned",
  finding: (row) => Boolean(row.element.querySelector(".wb-findings")),
  asked: (row) => Boolean(row.element.querySelector(".wb-asked")),
};

const ALWAYS = new Set(["all", "open", "unread"]); // the other filters are there when they find something

export class Sheet {
  constructor(root) {
    this.root = root;
    this.isReading = "reading" in root.dataset;
    this.rows = [...root.querySelectorAll(".wb-row")].map((element, number) => new Row(element, number));
    this.byKey = new Map(this.rows.map((row) => [row.key, row]));
    for (const button of root.querySelectorAll("[data-filter]")) {
      button.addEventListener("click", () => this.show(button.dataset.filter));
    }
    this.count();
  }

  rowOf(element) {
    return this.byKey.get(element.closest?.(".wb-row")?.dataset.key);
  }

  #isLeft(row) {
    return this.isReading ? row.waits : row.isOpen;
  }

  /** How many nobody has written, or, for a reader, read. */
  get left() {
    return this.rows.filter((row) => this.#isLeft(row)).length;
  }

  get firstOpen() {
    return this.rows.find((row) => this.#isLeft(row) && row.isShown);
  }

  /** The next one that is left, behind `row`, then from the top; undefined where there is none. */
  nextOpen(row) {
    const at = this.rows.indexOf(row);
    return [...this.rows.slice(at + 1), ...this.rows.slice(0, at)].find((each) => this.#isLeft(each) && each.isShown);
  }

  beside(row, step) {
    const shown = this.rows.filter((each) => each.isShown || each === row);
    return shown[shown.indexOf(row) + step];
  }

  /** Those that fit; what is shown stays shown while somebody writes in it. */
  show(name) {
    for (const row of this.rows) row.element.hidden = !FITS[name](row);
    for (const section of this.root.querySelectorAll("section[data-kind], .wb-line")) {
      section.hidden = !section.querySelector(".wb-row:not([hidden])");
    }
    this.count();
    for (const button of this.root.querySelectorAll("[data-filter]")) {
      button.setAttribute("aria-pressed", String(button.dataset.filter === name));
    }
  }

  /** In the block of `button`: what waits for its reader, stands in sight, and wants no look of its own. */
  plainIn(button) {
    const section = button.closest("section");
    const rows = this.rows.filter((row) => row.waits && row.isPlain && section.contains(row.element));
    return rows.filter((row) => row.isShown && row.element.dataset.by !== this.root.dataset.person);
  }

  count() {
    for (const button of this.root.querySelectorAll("[data-right-all]")) {
      const { length } = this.plainIn(button);
      button.hidden = length < 2;
      button.textContent = `这一块都行（${length}句）`;
    }
    for (const [name, fits] of Object.entries(FITS)) {
      const count = this.rows.filter(fits).length;
      this.#put(`[data-count="${name}"]`, count);
      const button = this.root.querySelector(`[data-filter="${name}"]`);
      if (button) button.hidden = !count && !ALWAYS.has(name) && button.getAttribute("aria-pressed") !== "true";
    }
    const characters = (state) =>
      this.rows.reduce((sum, row) => sum + (row.state === state ? row.characters : 0), 0);
    this.#put("[data-written]", characters("written"));
    this.#put("[data-machine]", characters("machine"));
    const read = this.rows.filter((row) => ["read", "alone"].includes(row.read));
    this.#put("[data-read-characters]", read.reduce((sum, row) => sum + row.characters, 0));
  }

  #put(selector, number) {
    const element = this.root.querySelector(selector);
    if (element) element.textContent = number;
  }
}
