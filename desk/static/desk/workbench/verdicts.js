// The second reader's hand: 行, or back with a reason. Both go the way of the words: first on this machine, then to
// the server.

import { smallForm } from "./small_form.js";

const KINDS = [
  ["rewrite", "重写"],
  ["check", "再核"],
];

export class Verdicts {
  constructor(sheet, hand) {
    Object.assign(this, { sheet, hand });
    for (const button of sheet.root.querySelectorAll("[data-right-all]")) {
      button.addEventListener("click", () => this.#allFine(button));
    }
  }

  /** What stands in the box is right; the next one that nobody has read has the cursor. */
  fine(row) {
    const isOffered = row.box.value.trim() && (row.mayRead || row.isUnsent);
    if (isOffered) this.#decide(row, "fine", "", "read");
    this.hand.next(row);
  }

  #allFine(button) {
    const rows = this.sheet.plainIn(button);
    for (const row of rows) this.#say(row, "fine", "", "read");
    this.sheet.count();
    if (rows.length) this.hand.next(rows.at(-1));
  }

  /** Asks why, under the sentence. */
  back(row) {
    smallForm(row, "return", KINDS, { text: "为什么退回", send: "退回", cancel: "不退了" }, (kind, reason) => {
      this.#decide(row, kind, reason, "returned");
      this.hand.next(row);
    });
  }

  #decide(row, verdict, reason, state) {
    this.#say(row, verdict, reason, state);
    this.sheet.count();
  }

  #say(row, verdict, reason, state) {
    Object.assign(row, { verdict, reason });
    row.isRead({ state, back: reason });
    this.hand.typed(row);
  }
}
