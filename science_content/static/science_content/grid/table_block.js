// The form of every GridBlock: Wagtail's own struct block, in which two children, columns and rows, are one grid.

import { TableState, plain, withNewIds } from "./table_state.js";
import { TableView } from "./table_view.js";

const { StructBlockDefinition } = window.wagtailStreamField.blocks;

class GridDefinition extends StructBlockDefinition {
  render(placeholder, prefix, initialState, initialError) {
    const { columns, rows } = this.childBlockDefsByName;
    const { cells } = rows.childBlockDef.childBlockDefsByName;
    const fresh = {
      column: columns.initialChildState,
      row: rows.initialChildState,
      cell: cells.initialChildState,
    };
    const view = new TableView(new TableState(this.meta.grid, fresh), prefix);
    const parts = { columns: new Part("columns", columns, view), rows: new Part("rows", rows, view) };
    const children = this.childBlockDefs.map((child) => parts[child.name] ?? child);
    const stock = new StructBlockDefinition(this.name, children, this.meta);
    stock.collapsible = this.collapsible;
    return stock.render(placeholder, prefix, initialState, initialError);
  }
}

// What a block and its definition are to Wagtail, for one of the two lists. The grid stands where the rows would.
class Part {
  constructor(name, definition, view) {
    Object.assign(this, { name, view, meta: definition.meta, element: view.element });
  }

  render(placeholder, prefix, initialState, initialError) {
    const place = placeholder.parentElement;
    if (this.name === "rows") {
      place.querySelector(":scope > label")?.remove();
      placeholder.replaceWith(this.view.element);
    } else {
      place.hidden = true;
    }
    this.setState(initialState ?? []);
    this.setError(initialError);
    return this;
  }

  get list() {
    return this.view.state[this.name];
  }

  setState(list) {
    this.view.state[this.name] = plain(list);
    this.view.draw();
  }

  setError(error) {
    if (!error) return;
    this.view.complain(this.name, error.messages);
    const items = Object.entries(error.blockErrors ?? {});
    this.view.setErrors(items.flatMap(([number, found]) => placesOf(this.list[number], found)));
  }

  getState() {
    return structuredClone(this.list);
  }

  getDuplicatedState() {
    return withNewIds(this.list);
  }

  getValue() {
    return this.list.map(({ value }) => structuredClone(value));
  }

  getTextLabel() {
    return this.list[0]?.value.title ?? null;
  }

  focus() {
    this.view.focus();
  }
}

// [[id of the column or cell, sentences]] of an error of a column or row.
// What is said of a whole row stands at its first cell.
function placesOf(item, error) {
  if (!item || !error) return [];
  const { cells: inCells, ...inFields } = error.blockErrors ?? {};
  const cells = item.value.cells ?? [];
  const own = sentencesOf({ ...error, blockErrors: inFields });
  const found = new Map(own.length ? [[(cells[0] ?? item).id, own]] : []);
  for (const [number, each] of Object.entries(inCells?.blockErrors ?? {})) {
    const { id } = cells[number] ?? item;
    found.set(id, [...(found.get(id) ?? []), ...sentencesOf(each)]);
  }
  return [...found];
}

function sentencesOf(error) {
  return [...(error?.messages ?? []), ...Object.values(error?.blockErrors ?? {}).flatMap(sentencesOf)];
}

window.telepath.register("science_content.GridBlock", GridDefinition);
