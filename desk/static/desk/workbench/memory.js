// What was said and read elsewhere, under the sentence in hand while nobody has written it. Alt+M takes the best, then
// the next.

import { made } from "./made.js";

const PAUSE = 300; // ms in a sentence before it is asked for

export class Memory {
  #url;
  #timer;
  #asked = new Map(); // row → the list under it

  constructor(url) {
    this.#url = url;
  }

  soon(row) {
    clearTimeout(this.#timer);
    if (row.isOpen && !this.#asked.has(row)) this.#timer = setTimeout(() => this.#ask(row), PAUSE);
  }

  /** Old words of the sentence first, then what the memory has, one after the other. */
  async use(row) {
    const before = row.box.value;
    if (!this.#asked.has(row)) await this.#ask(row);
    if (row.box.value !== before || document.activeElement !== row.box) return; // somebody went on meanwhile
    const list = this.#asked.get(row); // none without a line
    const offered = [...(list?.querySelectorAll("[data-words]") ?? [])].map((each) => each.dataset.words);
    const all = [...new Set([row.formerWords, ...offered].filter(Boolean))];
    if (all.length) row.replace(all[(all.indexOf(row.box.value) + 1) % all.length]);
  }

  async #ask(row) {
    const list = made("ul", { class: "wb-memory", "aria-label": "别处的译文" });
    this.#asked.set(row, list);
    try {
      const response = await fetch(`${this.#url}?key=${row.key}`, { redirect: "error" });
      if (!response.ok) throw new Error(response.status);
      list.innerHTML = await response.text();
    } catch (error) {
      console.warn(error);
      this.#asked.delete(row); // asked again when somebody comes back
      return;
    }
    for (const button of list.querySelectorAll("button")) {
      button.addEventListener("click", () => row.replace(button.closest("[data-words]").dataset.words));
    }
    if (list.children.length) row.element.querySelector(".wb-words").append(list);
  }
}
