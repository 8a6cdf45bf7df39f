// One sentence: its box, what was saved of it, what was found in it, and what somebody else wrote meanwhile.

import { writeIn } from "../../js/letter-pad.js";
import { made } from "./made.js";

const STATES = { saved: "已存", here: "在这台机器上", refused: "没存上" };

export class Row {
  was = []; // texts that were sent and not answered
  stamp = 0; // of the latest typing
  heldBy = null; // another person's words, while nothing is decided
  confirms = false; // somebody stands for what is in the box
  verdict = ""; // what the second reader says of what is in the box: fine, rewrite, check
  reason = "";
  isTyped = false; // here, since it was saved

  constructor(element, number) {
    this.element = element;
    this.key = element.dataset.key;
    this.print = element.dataset.print ?? "";
    this.box = element.querySelector("textarea");
    this.box.value = this.box.defaultValue; // the browser may have brought back what stood there before
    this.chinese = element.dataset.source ?? element.querySelector(".wb-zh > p").textContent;
    this.former = element.querySelector(".wb-former");
    this.releases = Boolean(element.closest("[data-releases]"));
    const id = `wb-zh-${number}`;
    element.querySelector(".wb-zh").id = id;
    this.box.setAttribute("aria-labelledby", id);
    this.box.setAttribute("autocapitalize", "off");
    this.box.setAttribute("autocorrect", "off");
    this.box.spellcheck = false;
  }

  get state() {
    return this.element.dataset.state;
  }

  set state(name) {
    this.element.dataset.state = name;
  }

  get isOpen() {
    return this.state !== "written";
  }

  /** Typed and not at the server: on its way to this machine, or there. */
  get isUnsent() {
    return ["typing", "here"].includes(this.element.dataset.saved);
  }

  /** What stands in the box is not, or not yet, what the server would show readers. */
  get isAhead() {
    return this.isUnsent || Boolean(this.element.querySelector(".wb-findings .blocks"));
  }

  get isGuarded() {
    return "guarded" in this.element.dataset;
  }

  /** Whether nothing here wants a look of its own: no limit, no words of another or just typed, nothing that stops or
   * refused them, no note. */
  get isPlain() {
    if (this.isGuarded || this.heldBy || this.isTyped || this.isAhead || this.box.readOnly) return false;
    const isSaid = this.element.dataset.saved === "refused" || this.element.querySelector(".wb-back-reason");
    return !isSaid && Boolean(this.box.value.trim());
  }

  /** Whether the second reader decides here, and nobody has. */
  get waits() {
    return this.mayRead && ["unread", "changed"].includes(this.read);
  }

  get read() {
    return this.element.dataset.read ?? "";
  }

  get mayRead() {
    return "may" in this.element.dataset;
  }

  /** `state`: as the server names it; `back`: who sent it back, and why, `id` of that; `why`: what kept this person
   * from deciding. */
  isRead({ state, back = "", why = "", id }) {
    if (id !== undefined) this.element.dataset.back = id;
    const isOpen = ["unread", "changed", "elsewhere", "returned"].includes(state);
    this.element.dataset.read = state;
    this.element.toggleAttribute("data-may", isOpen && this.releases && !why);
    this.element.querySelector(".wb-back-reason")?.remove();
    const said = [back, why && `没有记下：${why}`].filter(Boolean).join(" ");
    if (said) this.box.after(made("p", { class: "wb-back-reason" }, said));
  }

  get isShown() {
    return this.element.offsetParent !== null;
  }

  get formerWords() {
    return this.former?.dataset.words ?? "";
  }

  get characters() {
    return this.chinese.replace(/⟨[^⟨⟩]*⟩|\s/g, "").length;
  }

  /** What goes into the store, and from there to the server. */
  entry(url) {
    return {
      id: `${url} ${this.key}`,
      url,
      key: this.key,
      text: this.box.value,
      base: this.print,
      was: this.was,
      confirms: this.confirms,
      verdict: this.verdict,
      reason: this.reason,
      back: this.element.dataset.back ?? "", // what was seen when it was found right
      isTyped: this.isTyped,
      stamp: this.stamp,
    };
  }

  /** Puts `text` at the cursor, so that Ctrl+Z takes it out again. */
  insert(text) {
    writeIn(this.box, text);
  }

  replace(text) {
    this.box.focus();
    this.box.select();
    if (text) this.insert(text);
    else document.execCommand("delete");
  }

  say(name, reason = "") {
    this.element.dataset.saved = name;
    this.saved ??= this.box.after(made("span", { class: "wb-saved" })) ?? this.box.nextElementSibling;
    this.saved.textContent = reason || STATES[name] || "";
  }

  /** What was typed before and not sent. */
  bringBack({ stamp, was, base, text, confirms, verdict = "", reason = "", back: id = "", isTyped = true }) {
    Object.assign(this, { stamp, was, print: base, confirms, verdict, reason, isTyped });
    if (verdict) this.isRead({ state: verdict === "fine" ? "read" : "returned", back: reason, id });
    this.box.value = text;
    this.say("here");
  }

  /** What the server has and this page does not show. */
  show(answer) {
    this.takeAnswer(answer);
    this.box.value = answer.text;
    this.say("saved");
  }

  takeAnswer({ print, text, findings, read }) {
    const isAnother = print !== this.print;
    const isStillMachines = this.state === "machine" && !isAnother && !["read", "elsewhere"].includes(read?.state);
    this.print = print;
    this.was = [];
    if (!isStillMachines) this.state = text ? "written" : "open";
    if (read) this.isRead(read);
    else if (isAnother) this.isRead({ state: text ? "unread" : "" });
    this.find(findings);
  }

  find(findings) {
    this.element.querySelector(".wb-findings")?.remove();
    if (!findings.length) return;
    const items = findings.map((each) => made("li", { class: each.blocks ? "blocks" : "" }, each.text));
    this.element.querySelector(".wb-words").append(made("ul", { class: "wb-findings" }, ...items));
  }

  /** Words that run out of their place: `where`, "" where they do not. */
  overflows(where) {
    const known = this.element.querySelector(".wb-overflows");
    if (!where) known?.remove();
    else if (known) known.textContent = `这里放不下（${where}）`;
    else this.box.after(made("p", { class: "wb-overflows" }, `这里放不下（${where}）`));
  }

  /** Shows both and chooses nothing; `mine()`, `theirs()` are what a person chooses. */
  conflict({ text, by }, { mine, theirs }) {
    this.heldBy?.remove();
    const buttons = [
      ["用我的", mine],
      ["用他的", theirs],
    ].map(([label, act]) => {
      const button = made("button", { type: "button", class: "button button-small" }, label);
      button.addEventListener("click", () => {
        this.heldBy.remove();
        this.heldBy = null;
        act();
      });
      return button;
    });
    const who = by ? `${by}也改了这一句` : "这一句在别处也改过";
    const theirWords = made("p", { lang: this.box.lang }, text || "（清空了）");
    const attributes = { class: "wb-conflict", role: "alert" };
    this.heldBy = made("div", attributes, made("p", {}, `${who}，没有存您的：`), theirWords, ...buttons);
    this.element.querySelector(".wb-words").append(this.heldBy);
    this.say("refused", "没存上：请选一个");
  }
}
