// The form of a dose table: Wagtail's own list of doses, out of sight until a row is opened, and a grid above it.

import { DoseView } from "./dose_view.js";
import { DoseWords } from "./dose_words.js";

const { ListBlock, StructBlockDefinition } = window.wagtailStreamField.blocks;

class DoseTableDefinition extends StructBlockDefinition {
  render(placeholder, prefix, initialState, initialError) {
    const children = this.childBlockDefs.map((child) =>
      child.name === "rows" ? new RowsDefinition(child, this.meta.grid) : child,
    );
    const stock = new StructBlockDefinition(this.name, children, this.meta);
    stock.collapsible = this.collapsible;
    return stock.render(placeholder, prefix, initialState, initialError);
  }
}

class RowsDefinition {
  constructor(definition, facts) {
    Object.assign(this, { name: definition.name, meta: definition.meta, definition, facts });
  }

  render(placeholder, prefix, initialState, initialError) {
    placeholder.parentElement.querySelector(":scope > label")?.remove();
    const list = new Rows(this.definition, placeholder, prefix, initialState, initialError);
    list.show(new DoseView(list, this.facts, new DoseWords(this.facts)));
    return list;
  }
}

// A list of doses whose grid sees what changes. Wagtail's own constructor calls these methods before there is a grid.
class Rows extends ListBlock {
  show(view) {
    this.view = view;
    this.container[0].classList.add("dose-grid-forms");
    this.container[0].before(view.element);
    this.tidy();
    view.draw();
    view.openWhatIsWrong();
  }

  blockCountChanged() {
    super.blockCountChanged();
    this.changed();
  }

  moveBlock(from, to) {
    super.moveBlock(from, to);
    this.changed();
  }

  setError(error) {
    super.setError(error);
    this.view?.refresh();
    this.view?.openWhatIsWrong();
  }

  focus() {
    this.view.element.querySelector("[data-row]")?.focus();
  }

  // Many changes, drawn once.
  together(act) {
    this.isBusy = true;
    act();
    this.isBusy = false;
    this.changed();
  }

  changed() {
    if (!this.view || this.isBusy) return;
    this.tidy();
    this.view.draw();
  }

  // A new dose is closed; what leads to its place by its id is led to its row in the grid.
  tidy() {
    for (const { id, element } of this.children) {
      if (element.dataset.doseForm === id) continue;
      element.dataset.doseForm = id;
      element.id = `block-${id}-dose`;
      element.hidden = true;
      const section = element.querySelector(`[id="block-${id}-section"]`);
      if (section) section.id = `block-${id}-form`;
    }
  }
}

window.telepath.register("science_content.DoseTableBlock", DoseTableDefinition);
