// What is asked of a sentence. It goes the way of the words: first on this machine, then to the server.

import { made } from "./made.js";
import { smallForm } from "./small_form.js";

const ASKED = [
  ["editor", "编辑"],
  ["agronomist", "农艺师"],
  ["reader", "审校"],
];

export class Questions {
  constructor(sheet, store, sender, url, notices) {
    Object.assign(this, { sheet, store, sender, url, notices });
    sender.addEventListener("refused", ({ detail: { entry, reason } }) => {
      if (entry.to && entry.url !== url) notices.homeless(entry, "zh-Hans"); // no page to show it
      else this.#refused(entry, reason);
    });
    sender.addEventListener("answered", ({ detail: { entry, answer } }) => {
      if (answer.state !== "saved") this.#refused(entry, answer.why);
      else this.#arrived(this.#itemOf(entry.id), answer.id);
    });
    sender.addEventListener("state", ({ detail }) => ["saved", "held"].includes(detail.state) && this.#settle());
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
      this.store.put(entry).then(() => {
        if (!this.store.isLasting) this.notices.show("memory");
        this.sender.soon(0);
      });
      row.box.focus();
    });
  }

  /** What was asked before the page was closed, and has not arrived, or after it was drawn. */
  async bringBack() {
    for (const entry of await this.store.all()) {
      if (entry.url !== this.url || this.#isDrawn(entry.asked)) continue;
      const row = this.sheet.byKey.get(entry.key.split("@")[0]);
      if (row) this.#show(row, entry);
      else if (!entry.at) {
        this.sender.held.add(entry.id);
        this.notices.homeless(entry, "zh-Hans");
      }
    }
  }

  #isDrawn(number) {
    return Boolean(number && this.sheet.root.querySelector(`#q-${number}`));
  }

  #itemOf(id) {
    return this.sheet.root.querySelector(`[data-unsent="${CSS.escape(id)}"]`);
  }

  // Also one whose first answer was lost: then the page may have been drawn with it.
  #arrived(item, number) {
    if (!item) return;
    if (this.#isDrawn(number)) return void this.#remove(item);
    item.id = `q-${number}`;
    delete item.dataset.unsent;
    item.querySelector("[role=status]").textContent = "送到了，回答会在这里和首页";
  }

  // Another tab of the same person sends what was asked here, too.
  async #settle() {
    if (!this.sheet.root.querySelector("[data-unsent]")) return;
    for (const { id, at, asked } of await this.store.all()) if (at) this.#arrived(this.#itemOf(id), asked);
  }

  #show(row, { id, to, text, at }) {
    const whom = ASKED.find(([name]) => name === to)?.[1] ?? "";
    const state = made("p", { class: "wb-unanswered", role: "status" }, at ? "送到了" : "在这台机器上");
    const item = made("li", {}, made("p", {}, `您问${whom}：${text}`), state);
    if (!at) item.dataset.unsent = id;
    const list = row.element.querySelector(".wb-asked") ?? made("ul", { class: "wb-asked", lang: "zh-Hans" });
    list.append(item);
    row.element.querySelector(".wb-words").append(list);
    this.sheet.count();
  }

  #refused(entry, why) {
    const item = this.#itemOf(entry.id);
    if (!item) return;
    item.querySelector("[role=status]").textContent = `没送到：${why}`;
    if (item.querySelector("button")) return;
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
    if (item.contains(document.activeElement)) this.sheet.rowOf(item).box.focus();
    item.remove();
    if (!list.children.length) list.remove();
    this.sheet.count();
  }

  #mayPutAside(item) {
    const isAnswered = Boolean(item.querySelector(".wb-answer"));
    const label = isAnswered ? "知道了" : "不问了";
    const what = made("span", { class: "w-sr-only" }, `：${item.querySelector("p").textContent}`);
    const button = made("button", { type: "button", class: "button button-small button-secondary" }, label, what);
    item.append(button);
    button.addEventListener("click", async () => {
      button.disabled = true;
      const { box } = this.sheet.rowOf(item);
      const isTold = await this.sender.tell(item.dataset.putAside);
      button.disabled = isTold;
      if (!isTold) button.firstChild.textContent = `${label}（没有送到，再点一下）`;
      else if (isAnswered) button.remove();
      else this.#remove(item);
      (isTold ? box : button).focus();
    });
  }
}
