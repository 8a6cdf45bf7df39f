// What a table is drawn of: a title and a unit on top of a column, a field for each cell.

import { choices, element } from "./elements.js";
import { isNumber } from "./entry.js";

export const TITLES = -1; // the row of the titles, counted as the keys go

export function placeOf(field) {
  return [Number(field.dataset.row), Number(field.dataset.column)];
}

export function drawHead(state, prefix, column) {
  const item = state.columns[column];
  if (!item) return element("th", { scope: "col", class: "cell-grid-no-column" }, `第${column + 1}列没有标题`);
  const title = element("textarea", {
    rows: 1,
    id: `${prefix}-grid-title-${item.id}`,
    "aria-label": `第${column + 1}列，列标题`,
    placeholder: "列标题",
    maxlength: state.facts.longestTitle,
    "data-row": TITLES,
    "data-column": column,
  });
  title.value = item.value.title ?? "";
  const unit = element(
    "select",
    { "aria-label": `第${column + 1}列，单位`, "data-row": "unit", "data-column": column },
    ...choices([["", "没有单位"], ...state.facts.units], item.value.unit || ""),
  );
  return element("th", { scope: "col", id: placeId(item) }, element("div", {}, title), unit);
}

export function drawRow(state, row, number) {
  const cells = Array.from({ length: state.width }, (_, column) => drawCell(state, row, number, column));
  const head = element("th", { scope: "row", class: "cell-grid-number" }, `${number + 1}`);
  return element("tr", { id: placeId(row) }, head, ...cells);
}

// The name of the group that begins with a row stands above it; nothing where none begins.
export function drawGroup(state, row, number, isNew) {
  if (!isNew && !row.value.group) return [];
  const field = element("input", {
    type: "text",
    "aria-label": `第${number + 1}行起，分组`,
    placeholder: "这一组的名称，如：苗期",
    maxlength: state.facts.longestGroup,
    "data-row": number - 0.5,
    "data-column": 0,
  });
  field.value = row.value.group ?? "";
  const whole = element("td", { colspan: state.width, class: "cell-grid-group" }, element("div", {}, field));
  return [element("tr", {}, element("td", { class: "cell-grid-number" }), whole)];
}

// Where the panel of checks leads to.
export function placeId(item) {
  return `block-${item.id}-section`;
}

function drawCell(state, row, number, column) {
  const cell = row.value.cells[column];
  const field = element("textarea", {
    rows: 1,
    maxlength: state.facts.longestText,
    "data-row": number,
    "data-column": column,
  });
  field.value = state.wordsAt(number, column);
  const unit = element("span", { class: "cell-grid-unit", "aria-hidden": "true" });
  const inside = element("div", { class: "cell-grid-cell" }, field, unit);
  const drawn = element("td", cell ? { id: placeId(cell) } : {}, inside);
  dress(field, state);
  return drawn;
}

// A number shows its unit and stands at the end of its cell, so that it is seen what was taken for one.
export function dress(field, state) {
  const [row, column] = placeOf(field);
  const unit = state.unitAt(column);
  const title = state.columns[column]?.value.title || `第${column + 1}列`;
  const cell = state.rows[row].value.cells[column];
  const numeric = Boolean(cell && isNumber(cell.value));
  field.setAttribute("aria-label", `第${row + 1}行，${title}${unit ? `（${unit}）` : ""}`);
  field.parentElement.classList.toggle("cell-grid-cell--number", numeric);
  field.parentElement.querySelector(".cell-grid-unit").textContent = numeric ? unit : "";
}
