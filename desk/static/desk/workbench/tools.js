// Under the sentence in hand: the numbers and marks of its Chinese, and a button for each key.

import { chipsOf } from "./chips.js";
import { made } from "./made.js";

export class Tools {
  element = made("div", { class: "wb-tools", role: "group", "aria-label": "这一句" });
  #row = null;

  /** `acts`: [[label, key, act(row), isOffered(row)], …]; `people`: {id: name} of who wrote what is to be read */
  constructor(acts, people = {}) {
    Object.assign(this, { acts, people });
    this.by = made("span", { class: "wb-by" });
    this.chips = made("span", { class: "wb-chips" });
    this.buttons = made("span", { class: "wb-acts" });
    this.element.append(this.by, this.chips, this.buttons);
    this.element.addEventListener("mousedown", (event) => event.preventDefault()); // the cursor stays in its box
  }

  under(row) {
    this.#row = row;
    row.element.querySelector(".wb-words").append(this.element);
    const offered = this.acts.filter(([, , , isOffered]) => !isOffered || isOffered(row));
    this.buttons.replaceChildren(...offered.map(([label, key, act]) => button(label, key, () => act(row))));
    this.show();
  }

  show() {
    const row = this.#row;
    if (!row) return;
    const author = this.people[row.element.dataset.by];
    this.by.textContent = author && !row.isTyped ? `${author}写的` : "";
    const chips = chipsOf(row.chinese, row.box.value).map(({ text, isMissing }) => {
      const chip = button(text, "", () => row.insert(text));
      chip.className = isMissing ? "wb-chip missing" : "wb-chip";
      chip.setAttribute("aria-label", isMissing ? `放进 ${text}，还缺` : `放进 ${text}`);
      return chip;
    });
    this.chips.replaceChildren(...chips);
  }

  get nextMissing() {
    return chipsOf(this.#row.chinese, this.#row.box.value).find((chip) => chip.isMissing)?.text;
  }
}

function button(label, key, act) {
  const element = made("button", { type: "button", title: key, tabindex: "-1" }, label);
  element.addEventListener("click", act);
  return element;
}
