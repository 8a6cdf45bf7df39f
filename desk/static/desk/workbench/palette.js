// The letters of the language as keys, below the sentences: they write where the cursor is, and leave it there.

import { LetterPad, lastSign } from "../../js/letter-pad.js";
import { remember, remembered } from "./remembered.js";

const TOUCHED = matchMedia("(pointer: coarse)"); // its own keyboard would stand over ours
const AROUND = 8; // px between the sentence in hand and the keys

export class Palette {
  #pad = null;
  #row = null;
  #isComposing = false;

  constructor(root, sheet) {
    Object.assign(this, { root, sheet });
    this.panel = root.querySelector("[data-letters]");
    this.says = this.panel.querySelector("[data-letters-says]");
    this.button = root.querySelector("[data-letters-toggle]");
    this.button.addEventListener("mousedown", (event) => event.preventDefault()); // the cursor stays in its box
    this.button.addEventListener("click", () => (this.isOpen ? this.#shut() : this.#show()));
    this.panel.addEventListener("keydown", (event) => {
      if (event.altKey && event.code === "KeyL") this.#back(event);
    });
    this.sizes = new ResizeObserver(() => this.#clear());
    this.sizes.observe(this.panel);
    root.addEventListener("focusin", ({ target }) => target.matches(".wb-row textarea") && this.#follow(target));
    root.addEventListener("compositionstart", () => (this.#isComposing = true));
    root.addEventListener("compositionend", () => (this.#isComposing = false));
    root.addEventListener("keydown", (event) => this.#escape(event));
    if (remembered(this.#name) === "open") this.#show();
  }

  get isOpen() {
    return !this.panel.hidden;
  }

  get #name() {
    return `kepu-letters-${this.panel.dataset.language}`;
  }

  /** By its key: first the keys are there, then the focus is on them. */
  open() {
    if (this.isOpen) this.#pad?.focus();
    else this.#show();
  }

  #show() {
    this.panel.hidden = false;
    this.#left("open");
    if (!this.#pad) this.#load();
    this.#clear();
  }

  #shut() {
    const hadFocus = this.panel.contains(document.activeElement);
    this.panel.hidden = true;
    this.#left("shut");
    if (hadFocus) (this.#row?.box ?? this.button).focus({ preventScroll: true });
  }

  #left(state) {
    remember(this.#name, state);
    this.button.setAttribute("aria-expanded", String(this.isOpen));
    for (const { box } of this.sheet.rows) {
      if (this.isOpen && TOUCHED.matches) box.inputMode = "none";
      else box.removeAttribute("inputmode");
    }
  }

  async #load() {
    const place = this.panel.querySelector("[data-letters-keys]");
    this.says.textContent = "正在拿字母";
    try {
      const response = await fetch(this.panel.dataset.address, { redirect: "error" });
      if (!response.ok) throw new Error(response.status);
      place.innerHTML = await response.text();
    } catch (error) {
      console.warn(error);
      this.says.textContent = "没有连上，没拿到字母。连上了，请再打开。";
      return;
    }
    this.says.textContent = "";
    const acts = { write: (text) => this.#write(text), erase: () => this.#erase(), shut: () => this.#shut() };
    this.#pad = new LetterPad(place.querySelector("[data-pad]"), acts);
  }

  #write(text) {
    if (!this.#isComposing) this.#inHand?.insert(text);
  }

  #erase() {
    const row = this.#inHand;
    if (!row || this.#isComposing) return;
    const { box } = row;
    box.focus();
    const { selectionStart: start, selectionEnd: end } = box;
    if (start === end) box.setSelectionRange(start - lastSign(box.value.slice(0, start)).length, end);
    if (box.selectionStart === box.selectionEnd) return;
    if (document.execCommand("delete")) return; // so that Ctrl+Z brings it back
    box.setRangeText("");
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }

  get #inHand() {
    return this.#row ?? this.sheet.firstOpen;
  }

  #follow(box) {
    if (this.#row) this.sizes.unobserve(this.#row.element);
    this.#row = this.sheet.rowOf(box);
    this.sizes.observe(this.#row.element); // grows with what is typed, and with what is offered below it
  }

  /** The sentence in hand stays above the keys, its first line below the bar. */
  #clear() {
    if (!this.isOpen || !this.#row?.isShown) return;
    const { top, bottom } = this.#row.element.getBoundingClientRect();
    const hidden = bottom + AROUND - this.panel.getBoundingClientRect().top;
    const room = top - AROUND - this.root.querySelector(".wb-bar").getBoundingClientRect().bottom;
    if (hidden > 0) this.#scroller.scrollBy({ top: Math.min(hidden, room), behavior: "instant" });
  }

  /** What holds the sentences: in the admin, not the window. */
  get #scroller() {
    let box = this.root.parentElement;
    while (box && !/auto|scroll/.test(getComputedStyle(box).overflowY)) box = box.parentElement;
    return box ?? document.scrollingElement;
  }

  #escape(event) {
    const isHere = this.panel.contains(event.target) || this.sheet.rowOf(event.target);
    if (event.key === "Escape" && isHere && this.isOpen && !event.isComposing) this.#shut();
  }

  #back(event) {
    event.preventDefault();
    this.#inHand?.box.focus({ preventScroll: true });
  }
}
