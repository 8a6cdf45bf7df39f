// What is asked of a sentence. It goes the way of the words: first on this machine, then to the server.

import { made } from "./made.js";
import { smallForm } from "./small_form.js";

const ASKED = [
  ["editor", "编辑"],
  ["agronomist", "农艺师"],
  ["reader", "审校"],
];

export class Questions {
  constructor(sheet, store, sender, url) {
    Object.assign(this, { sheet, store, sender, url });
    sender.addEventListener("refused", ({ detail }) => this.#told(detail.entry, `没送到：${detail.reason}`));
    sender.addEventListener("answered", ({ detail: { entry, answer } }) => {
      if (answer.state === "saved") this.#told(entry, "送到了，回答会在这里和首页");
      else this.#told(entry, `没送到：${answer.why}`, true);
    });
    for (const item of sheet.root.querySelectorAll("[data-put-aside]")) this.#mayPutAside(item);
  }

  /** Asks whom and what, under the sentence. */
  ask(row) {
    const kinds = ASKED.filter(([to]) => to !== "reader" || !row.releases);
    smallForm(row, "ask", kinds, { text: "问什么", send: "问", cancel: "不问了" }, (to, text) => {
      const stamp = performance.timeOrigin + performance.now();
      const key = `${row.key}@${stamp}`;
      const entry = { id: `${this.url} ${key}`, url: this.url, key, to, text, was: [], stamp };
      this.#show(row, entry);
      this.store.put(entry).then(() => this.sender.soon(0));
      row.box.focus();
    });
  }

  /** What was asked before the page was closed, and has not arrived, or after it was drawn. */
  async bringBack(notices) {
    for (const entry of await this.store.all()) {
      if (entry.url !== this.url) continue;
      const row = this.sheet.byKey.get(entry.key.split("@")[0]);
      if (row) this.#show(row, entry);
      else if (!entry.at) {
        this.sender.held.add(entry.id);
        notices.homeless(entry, "zh-Hans");
      }
    }
  }

  #show(row, { id, to, text, at }) {
    const whom = ASKED.find(([name]) => name === to)?.[1] ?? "";
    const state = made("p", { class: "wb-unanswered", role: "status" }, at ? "送到了" : "在这台机器上");
    const item = made("li", {}, made("p", {}, `您问${whom}：${text}`), state);
    item.dataset.unsent = id;
    const list = row.element.querySelector(".wb-asked") ?? made("ul", { class: "wb-asked", lang: "zh-Hans" });
    list.append(item);
    row.element.querySelector(".wb-words").append(list);
    this.sheet.count();
  }

  #told(entry, said, isOver = false) {
    if (entry.url !== this.url) return;
    const item = this.sheet.root.querySelector(`[data-unsent="${CSS.escape(entry.id)}"]`);
    if (!item) return;
    item.querySelector("[role=status]").textContent = said;
    if (!isOver || item.querySelector("button")) return;
    const button = made("button", { type: "button", class: "button button-small button-secondary" }, "不问了");
    button.addEventListener("click", () => this.#drop(item, entry));
    item.append(button);
  }

  async #drop(item, entry) {
    await this.store.remove(entry.id, entry.stamp);
    this.sender.held.delete(entry.id);
    this.sender.soon(0);
    this.#remove(item);
  }

  #remove(item) {
    const list = item.parentElement;
    item.remove();
    if (!list.children.length) list.remove();
    this.sheet.count();
  }

  #mayPutAside(item) {
    const isAnswered = Boolean(item.querySelector(".wb-answer"));
    const label = isAnswered ? "知道了" : "不问了";
    const button = made("button", { type: "button", class: "button button-small button-secondary" }, label);
    item.append(button);
    button.addEventListener("click", async () => {
      button.disabled = true;
      if (!(await this.sender.tell(item.dataset.putAside))) {
        button.disabled = false;
        button.textContent = `${label}（没有连上，再点一下）`;
      } else if (isAnswered) button.remove();
      else this.#remove(item);
      this.sheet.rowOf(item)?.box.focus();
    });
  }
}
