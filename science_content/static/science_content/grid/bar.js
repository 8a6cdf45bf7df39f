// The buttons below a grid: rows and columns come, go and change places; each button says the number that it means.

import { button, element, switchOff } from "./elements.js";

export class Bar {
  // `acts`: {addRow, moveRow(by), removeRow, undo}; group, where rows have groups; and of a grid whose columns change
  // {addColumn, moveColumn(by), removeColumn}.
  constructor(acts) {
    this.undo = button("", acts.undo, { hidden: true });
    this.row = [button("", () => acts.moveRow(-1)), button("", () => acts.moveRow(1)), button("", acts.removeRow)];
    this.column = acts.addColumn
      ? [button("", () => acts.moveColumn(-1)), button("", () => acts.moveColumn(1)), button("", acts.removeColumn)]
      : [];
    this.group = acts.group ? button("", acts.group) : null;
    const add = [button("加一行", acts.addRow), acts.addColumn ? button("加一列", acts.addColumn) : null];
    this.status = element("p", { class: "cell-grid-status", role: "status" });
    const groups = [[...add, this.undo], [...this.row, this.group], this.column].filter((group) => group.length);
    const drawn = groups.map((group) => element("div", {}, ...kept(group)));
    const bar = element("div", { class: "cell-grid-bar" }, ...drawn);
    this.element = element("div", {}, bar, this.status);
  }

  // The row and the column (from 0) that the buttons mean; how many there are.
  point(row, rows, column, columns) {
    this.#name(this.row, [`上移第${row + 1}行`, `下移第${row + 1}行`, `删第${row + 1}行`], row, rows);
    if (this.group) this.group.textContent = `第${row + 1}行起分一组`;
    this.#name(this.column, [`左移第${column + 1}列`, `右移第${column + 1}列`, `删第${column + 1}列`], column, columns);
  }

  #name(buttons, words, place, count) {
    buttons.forEach((each, number) => (each.textContent = words[number]));
    const [back, on, remove] = buttons;
    if (!back) return;
    switchOff(back, place <= 0 || place >= count);
    switchOff(on, place >= count - 1);
    switchOff(remove, count < 2);
  }

  say(words) {
    this.status.textContent = words;
  }

  // `words`: what would be undone; "" where nothing can be.
  offer(words) {
    this.undo.textContent = words;
    this.undo.hidden = !words;
  }
}

function kept(group) {
  return group.filter((each) => each !== null);
}
