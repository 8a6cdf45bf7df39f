// The letters of the language as keys, below the sentences: they write where the cursor is, and leave it there.

import { LetterPad, eraseIn, writeIn } from "../../js/letter-pad.js";
import { remember, remembered } from "./remembered.js";

const TOUCHED = matchMedia("(pointer: coarse)"); // its own keyboard would stand over ours
const FIELDS = ".wb-row textarea, .wb-row [type=text], [type=search]"; // a word is asked about and looked up, too
const LONGEST_WAIT = 15_000; // ms for the keys
const AROUND = 8; // px between the sentence in hand and the keys

export class Palette {
  #pad = null;
  #row = null; // the sentence in hand
  #field = null; // its box, or where else somebody writes
  #isComposing = false;
  #isLoading = false;

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
    this.scroller = scrollerOf(root);
    this.sizes.observe(this.panel);
    root.addEventListener("focusin", ({ target }) => target.matches(FIELDS) && this.#follow(target));
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
    if (!this.isOpen) this.#show();
    else if (this.#pad) this.#pad.focus();
    else this.#load();
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
    if (hadFocus) (this.#field?.offsetParent ? this.#field : this.button).focus({ preventScroll: true });
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
    if (this.#isLoading) return;
    const place = this.panel.querySelector("[data-letters-keys]");
    this.says.textContent = "正在拿字母";
    this.#isLoading = true;
    try {
      const signal = AbortSignal.timeout(LONGEST_WAIT);
      const response = await fetch(this.panel.dataset.address, { redirect: "manual", signal });
      if (response.type === "opaqueredirect") {
        this.says.textContent = "登录过期了，没拿到字母。登录以后，请再打开。";
        return;
      }
      if (!response.ok) throw new Error(response.status);
      place.innerHTML = await response.text();
    } catch (error) {
      console.warn(error);
      this.says.textContent = "没有连上，没拿到字母。连上了，请再打开。";
      return;
    } finally {
      this.#isLoading = false;
    }
    this.says.textContent = "";
    const acts = { write: (text) => this.#write(text), erase: () => this.#erase(), shut: () => this.#shut() };
    this.#pad = new LetterPad(place.querySelector("[data-pad]"), acts);
  }

  #write(text) {
    const field = this.#inHand;
    if (field && !this.#isComposing) writeIn(field, text);
  }

  #erase() {
    const field = this.#inHand;
    if (field && !this.#isComposing) eraseIn(field);
  }

  get #inHand() {
    if (this.#field?.offsetParent) return this.#field;
    return (this.#row?.isShown ? this.#row : this.sheet.firstOpen)?.box; // never what a filter has put out of sight
  }

  #follow(field) {
    this.#field = field;
    const row = this.sheet.rowOf(field);
    if (!row) return;
    if (this.#row) this.sizes.unobserve(this.#row.element);
    this.#row = row;
    this.sizes.observe(this.#row.element); // grows with what is typed, and with what is offered below it
  }

  /** The sentence in hand stays above the keys; where that is too long, its box does, below the bar. */
  #clear() {
    if (!this.isOpen || !this.#row?.isShown) return;
    const { element, box } = this.#row;
    const hidden = element.getBoundingClientRect().bottom + AROUND - this.panel.getBoundingClientRect().top;
    const bar = this.root.querySelector(".wb-bar").getBoundingClientRect().bottom;
    const most = box.getBoundingClientRect().top - AROUND - bar;
    const by = Math.min(hidden, most);
    if (by > 0) this.scroller.scrollBy({ top: by, behavior: "instant" });
  }

  #escape(event) {
    const isHere = this.panel.contains(event.target) || this.sheet.rowOf(event.target);
    if (event.key === "Escape" && isHere && this.isOpen && !event.isComposing) this.#shut();
  }

  #back(event) {
    event.preventDefault();
    (this.#inHand ?? this.button).focus({ preventScroll: true });
  }
}

/** What holds the sentences: in the admin, not the window. */
function scrollerOf(root) {
  let box = root.parentElement;
  while (box && !/auto|scroll/.test(getComputedStyle(box).overflowY)) box = box.parentElement;
  return box ?? document.scrollingElement;
}
