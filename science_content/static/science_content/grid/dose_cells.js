// What the grid of a dose table is drawn of: a field for each main field of a dose, which shows it and writes it.

import { element, tellError } from "./elements.js";

// A row; `open` opens the whole form of its dose.
export function drawDose({ columns, fields, fill }, number, open) {
  const { child } = fields;
  const cells = columns.map((column, place) => drawCell(fields, column, number, place, fill));
  const more = element(
    "button",
    {
      type: "button",
      class: "dose-grid-more",
      "aria-label": `第${number + 1}行，更多`,
      "aria-expanded": String(!child.element.hidden),
      "aria-controls": child.element.id,
    },
    "更多",
  );
  more.addEventListener("click", open);
  const head = element("th", { scope: "row", class: "cell-grid-number" }, element("div", {}, `${number + 1}`), more);
  return element("tr", { id: `block-${child.id}-section` }, head, ...cells);
}

function drawCell(fields, [name, title, kind, most], row, column, fill) {
  const field = fieldOf(kind, most, fields.input(name));
  const said = { "aria-label": `第${row + 1}行，${title}`, "data-row": row, "data-column": column, "data-name": name };
  for (const [key, value] of Object.entries(said)) field.setAttribute(key, value);
  const cell = element("td", { class: `dose-grid-${kind} dose-grid-${name}` }, element("div", {}, field));
  fill(field);
  return cell;
}

// A number is typed as text: the arrow keys go from cell to cell, and what is no number is told and not swallowed.
function fieldOf(kind, most, stock) {
  if (kind === "words") return element("textarea", { rows: 1, maxlength: most });
  if (kind !== "choice") return element("input", { type: "text" });
  const options = [...stock.options].map((option) => option.cloneNode(true));
  return element("select", {}, ...options);
}

// `unread`: {typed, sentence} of what was not understood.
export function fillCell(field, fields, unread, prefix) {
  const { name } = field.dataset;
  const isWait = name === "harvest";
  field.value = unread?.typed ?? (isWait ? fields.wait : fields.get(name));
  field.readOnly = isWait && fields.isVeterinary;
  if (isWait) field.title = field.readOnly ? "在“更多”里写。" : "";
  const said = [...(unread ? [unread.sentence] : []), ...fields.errors(name)];
  tellError(field, `${prefix}-cell-${fields.child.id}-${name}`, said);
}
