// The second reader's hand: 行, or back with a reason. Both go the way of the words: first on this machine, then to
// the server.

import { made } from "./made.js";

const KINDS = [
  ["rewrite", "重写"],
  ["check", "再核"],
];

export class Verdicts {
  constructor(sheet, hand) {
    Object.assign(this, { sheet, hand });
  }

  /** What stands in the box is right; the next one that nobody has read has the cursor. */
  fine(row) {
    const isOffered = row.box.value.trim() && (row.mayRead || row.isUnsent);
    if (isOffered) this.#decide(row, "fine", "", "read");
    this.hand.next(row);
  }

  /** Asks why, under the sentence. */
  back(row) {
    const known = row.element.querySelector(".wb-return");
    if (known) return void known.querySelector("input[type=text]").focus();
    const choices = KINDS.map(([kind, label], at) => {
      const choice = made("input", { type: "radio", name: `wb-kind-${row.key}`, value: kind });
      choice.checked = at === 0;
      return made("label", {}, choice, label);
    });
    const reason = made("input", { type: "text", maxlength: "500", required: "true", "aria-label": "为什么退回" });
    const cancel = made("button", { type: "button", class: "button button-small button-secondary" }, "不退了");
    const send = made("button", { class: "button button-small" }, "退回");
    const form = made("form", { class: "wb-return", "data-unsent": "true" }, ...choices, reason, send, cancel);
    cancel.addEventListener("click", () => {
      form.remove();
      row.box.focus();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!reason.value.trim()) return void reason.focus();
      const kind = form.querySelector(":checked").value;
      form.remove();
      this.#decide(row, kind, reason.value.trim(), "returned");
      this.hand.next(row);
    });
    row.element.querySelector(".wb-words").append(form);
    reason.focus();
  }

  #decide(row, verdict, reason, state) {
    Object.assign(row, { verdict, reason });
    row.isRead({ state, back: reason });
    this.hand.typed(row);
    this.sheet.count();
  }
}
