// A page in the preview's frame: where each sentence stands in it, what is typed now, and what does not fit.

import { nodesOf } from "./tagged.js";

const AROUND = 48; // px between a sentence that is looked for and the edge of the frame
const SCROLLS = /auto|scroll/;
const CLIPS = /hidden|clip/;

export class Framed {
  #links = new Map(); // element → the links in it as they were drawn

  /** `window` of a page of our own site. `tags`: see tagged.js. `language` of the words. */
  constructor(window, { tags, language, style }) {
    Object.assign(this, { window, tags, language });
    this.document = window.document;
    const sheet = this.document.createElement("link");
    Object.assign(sheet, { rel: "stylesheet", href: style });
    this.document.head.append(sheet);
    // Dai has breaks between syllables that only the server knows: before it has drawn them nothing is said of them.
    this.hasSoftBreaks = Boolean(this.document.querySelector("[data-segment] wbr"));
  }

  get isDrawn() {
    return Boolean(this.document.querySelector("[data-segment]"));
  }

  all(key) {
    return [...this.document.querySelectorAll(`[data-segment="${CSS.escape(key)}"]`)];
  }

  /** Where a reader reads it, rather than in a list of ways. */
  place(key) {
    const all = this.all(key);
    return all.find((each) => !each.closest("nav, header")) ?? all[0];
  }

  /** `text` as it stands in its box; without any, the Chinese. */
  put(key, text, chinese) {
    const words = text.trim();
    for (const element of this.all(key)) {
      if (element.localName === "img") element.alt = words || chinese;
      else this.#fill(element, words || chinese, words ? this.language : "zh-Hans");
    }
  }

  #fill(element, words, language) {
    if (!this.#links.has(element)) this.#links.set(element, [...element.querySelectorAll("a")]);
    element.replaceChildren(nodesOf(words, this.tags, this.#links.get(element)));
    element.lang = language;
  }

  /** Marks a sentence and brings it into sight; false where the page does not show it. */
  follow(key, isSmooth) {
    for (const each of this.document.querySelectorAll("[data-here]")) each.removeAttribute("data-here");
    for (const each of this.all(key)) each.setAttribute("data-here", "");
    const place = this.place(key);
    if (place) this.#show(place, isSmooth);
    return Boolean(place);
  }

  // Never `scrollIntoView`, which would move the editor around the frame too.
  #show(place, isSmooth) {
    for (let each = place.closest("details"); each; each = each.parentElement.closest("details")) each.open = true;
    for (const box of boxesOf(place)) {
      if (!SCROLLS.test(this.window.getComputedStyle(box).overflowX)) continue;
      const [inner, outer] = [place.getBoundingClientRect(), box.getBoundingClientRect()];
      if (inner.left < outer.left || inner.right > outer.right) box.scrollLeft += inner.left - outer.left - AROUND;
    }
    const { top, bottom } = place.getBoundingClientRect();
    const { innerHeight, scrollY } = this.window;
    if (top >= AROUND && bottom <= innerHeight - AROUND) return;
    this.window.scrollTo({ top: scrollY + top - innerHeight / 3, behavior: isSmooth ? "smooth" : "instant" });
  }

  /** Whether the words of a sentence run out of what holds them; marks where. */
  overflows(key) {
    let found = false;
    for (const element of this.all(key)) {
      const isOut = element.localName !== "img" && this.#runsOut(element);
      element.toggleAttribute("data-overflows", isOut);
      found ||= isOut;
    }
    return found;
  }

  #runsOut(element) {
    if (element.closest("details:not([open])")) return false; // laid out by nobody before it is opened
    const lines = [...element.getClientRects()].filter((line) => line.width > 1);
    if (!lines.length) return false;
    const [left, right] = [Math.min(...lines.map((line) => line.left)), Math.max(...lines.map((line) => line.right))];
    const bottom = Math.max(...lines.map((line) => line.bottom));
    for (const box of boxesOf(element)) {
      const style = this.window.getComputedStyle(box);
      if (style.display === "inline" || style.display === "contents") continue;
      const outer = box.getBoundingClientRect();
      if (outer.width <= 1) return false; // for a reader by ear
      if (SCROLLS.test(style.overflowX)) return right - left > box.clientWidth; // a reader gets there
      if (right > outer.right + 1 || left < outer.left - 1) return true;
      if (CLIPS.test(style.overflowY) && bottom > outer.bottom + 1) return true;
    }
    return right > this.document.documentElement.clientWidth + 1 || left < -1;
  }

  /** `choose(key)` where somebody points at a sentence; nothing leads out of the frame. */
  listen(choose) {
    const inside = { capture: true };
    this.document.addEventListener("submit", (event) => event.preventDefault(), inside);
    this.document.addEventListener(
      "click",
      (event) => {
        const key = event.target.closest?.("[data-segment]")?.dataset.segment;
        if (key || event.target.closest?.("a, button[type=submit], button:not([type])")) event.preventDefault();
        if (key) choose(key);
      },
      inside,
    );
  }
}

/** What holds an element, the nearest first, without the page itself. */
function* boxesOf(element) {
  for (let box = element.parentElement; box && box.localName !== "body"; box = box.parentElement) yield box;
}
