// The page beside the editor as its readers would meet it: it follows the cursor, takes what is typed at once, and is
// drawn anew by the server when the words are there.

import { Framed } from "./framed.js";
import { made } from "./made.js";
import { remember, remembered } from "./remembered.js";

const REST = 1200; // ms after the last letter or answer
const BESIDE = matchMedia("(min-width: 1366px)");
const OVER = matchMedia("(max-width: 50rem)"); // there is no room for both
const STILL = matchMedia("(prefers-reduced-motion: reduce)");
const OPEN = "kepu-preview";
const DRESS = "kepu-preview-dress";

export class Preview {
  #row = null;
  #framed = null; // the page that is shown
  #coming = null; // the frame of the next one
  #timer = null; // while it is to be drawn anew

  constructor(root, sheet, sender) {
    Object.assign(this, { root, sheet });
    this.panel = root.querySelector("[data-preview]");
    this.holder = this.panel.querySelector("[data-preview-frame]");
    this.said = this.panel.querySelector("[data-preview-says]");
    this.buttons = [...root.querySelectorAll("[data-preview-toggle]")];
    for (const button of this.buttons) button.addEventListener("click", () => this.toggle());
    for (const button of root.querySelectorAll("[data-preview-toggle], [data-preview] [data-dress]")) {
      button.addEventListener("mousedown", (event) => event.preventDefault()); // the cursor stays in its box
    }
    for (const button of this.panel.querySelectorAll("[data-dress]")) {
      button.addEventListener("click", () => this.#wear(button.dataset.dress));
    }
    root.addEventListener("focusin", ({ target }) => target.matches(".wb-row textarea") && this.#follow(target));
    root.addEventListener("input", ({ target }) => target.matches(".wb-row textarea") && this.#typed(target));
    sender.addEventListener("answered", ({ detail }) => detail.answer.state === "saved" && this.#soon());
    new ResizeObserver(() => this.#fit()).observe(this.holder);
    const bar = root.querySelector(".wb-bar");
    new ResizeObserver(() => root.style.setProperty("--bar", `${bar.offsetHeight}px`)).observe(bar);
    this.#wear(remembered(DRESS) ?? "phone");
    if (BESIDE.matches && remembered(OPEN) !== "shut") this.#open();
  }

  get isOpen() {
    return !this.panel.hidden;
  }

  toggle() {
    if (this.isOpen) this.#shut();
    else this.#open();
    remember(OPEN, this.isOpen ? "open" : "shut");
  }

  #open() {
    this.panel.hidden = false;
    this.#press();
    this.#draw();
  }

  #shut() {
    const hadFocus = this.panel.contains(document.activeElement);
    this.panel.hidden = true;
    this.#press();
    for (const row of this.sheet.rows) row.overflows("");
    if (hadFocus) (this.#row?.box ?? this.buttons[0]).focus({ preventScroll: true });
  }

  #press() {
    for (const button of this.buttons) button.setAttribute("aria-expanded", String(this.isOpen));
  }

  #wear(dress) {
    const dresses = [...this.panel.querySelectorAll("[data-dress]")];
    this.dress = dresses.find((button) => button.dataset.dress === dress) ?? dresses[0];
    for (const button of dresses) button.setAttribute("aria-pressed", String(button === this.dress));
    this.panel.dataset.wears = this.dress.dataset.dress;
    this.panel.querySelector("[data-preview-link]").href = this.#address;
    remember(DRESS, this.dress.dataset.dress);
    this.#fit();
    if (this.isOpen) this.#draw();
  }

  get #address() {
    return `${this.panel.dataset.address}?dress=${this.dress.dataset.dress}`;
  }

  #fit() {
    const width = Number(this.dress.dataset.width);
    const scale = Math.min(1, this.holder.clientWidth / width) || 1;
    this.holder.style.setProperty("--width", `${width}px`);
    this.holder.style.setProperty("--scale", scale);
  }

  #soon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#draw(), REST);
  }

  // In a frame of its own behind the one that is read, so that nothing flickers and no way back is added.
  #draw() {
    clearTimeout(this.#timer);
    this.#timer = null;
    if (!this.isOpen) return;
    this.#coming?.remove();
    const frame = made("iframe", { src: this.#address, title: "预览", "data-coming": "true" });
    frame.addEventListener("load", () => frame === this.#coming && this.#take(frame));
    this.#coming = frame;
    this.holder.append(frame);
  }

  #take(frame) {
    this.#coming = null;
    const framed = pageIn(frame, this.panel.dataset);
    if (!framed) {
      frame.remove();
      this.#say("没有连上，预览不是最新的。");
      return;
    }
    const [before, hadFocus] = [this.frame, document.activeElement === this.frame];
    this.#framed = framed;
    this.frame = frame;
    framed.window.scrollTo({ top: before?.contentWindow.scrollY ?? 0, behavior: "instant" });
    frame.removeAttribute("data-coming");
    before?.remove();
    if (hadFocus) frame.focus();
    framed.listen((key) => this.#choose(key));
    for (const row of this.sheet.rows) if (row.isAhead) framed.put(row.key, row.box.value, row.chinese);
    this.#say("");
    if (this.#row) this.#show(this.#row, !before);
    framed.document.fonts.ready.then(() => framed === this.#framed && this.#measure(this.sheet.rows));
  }

  #measure(rows) {
    if (!this.isOpen) return;
    for (const row of rows) row.overflows(this.#framed.overflows(row.key) ? this.dress.textContent.trim() : "");
  }

  #follow(box) {
    this.#row = this.sheet.rowOf(box);
    if (this.isOpen && this.#framed) this.#show(this.#row);
  }

  #show(row, isAtOnce = false) {
    const isThere = this.#framed.follow(row.key, !isAtOnce && !STILL.matches);
    this.#say(isThere ? "" : "读者在这里看不到这一句的译文。");
  }

  #typed(box) {
    const row = this.sheet.rowOf(box);
    if (!this.isOpen || !this.#framed) return;
    this.#framed.put(row.key, row.box.value, row.chinese);
    this.#show(row);
    if (!this.#framed.hasSoftBreaks) this.#measure([row]);
    if (this.#timer) this.#soon(); // not in the middle of a word
  }

  #choose(key) {
    const row = this.sheet.byKey.get(key);
    if (!row) return;
    if (OVER.matches) this.toggle();
    if (!row.isShown) this.sheet.show("all");
    row.box.focus();
  }

  #say(sentence) {
    if (this.said.textContent !== sentence) this.said.textContent = sentence;
  }
}

/** The page that a frame has got; null where it is another's: no line, the login, an error. */
function pageIn(frame, { address, tags, language, style }) {
  try {
    const { contentWindow: window } = frame;
    if (window.location.pathname !== address) return null;
    const framed = new Framed(window, { tags: JSON.parse(tags), language, style });
    return framed.isDrawn ? framed : null;
  } catch (error) {
    console.warn("no preview", error);
    return null;
  }
}
