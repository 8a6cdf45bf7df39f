// What is said of the whole page: where the words are, and what keeps them from the server.

import { made } from "./made.js";

export class Notices {
  constructor(root, store, sender) {
    Object.assign(this, { root, store, sender });
    this.saving = root.querySelector("[data-saving]");
  }

  show(name, isShown = true) {
    this.root.querySelector(`[data-notice="${name}"]`).hidden = !isShown;
  }

  state({ state, count }) {
    const said = {
      saved: "都存好了",
      here: "还没存",
      sending: `正在存${count}句`,
      offline: `没有连上，${count}句存在这台机器上`,
      down: `服务器没存上，${count}句存在这台机器上，会再试`,
      login: count ? `要登录，${count}句存在这台机器上` : "要登录",
      person: `换了人，${count}句存在这台机器上`,
      held: `${count}句没存上，要您看`,
    };
    this.saving.textContent = said[state];
    this.saving.dataset.state = state;
    this.show("login", state === "login");
    this.show("person", state === "person");
  }

  /** Words whose sentence is gone stay here until somebody says that they are copied. */
  homeless(entry, lang = this.root.dataset.language) {
    const list = this.root.querySelector("[data-homeless]");
    const button = made("button", { type: "button", class: "button button-small" }, "抄好了，丢掉");
    const item = made("li", {}, made("p", { lang }, entry.text), button);
    button.addEventListener("click", async () => {
      await this.store.remove(entry.id, entry.stamp);
      item.remove();
      this.show("homeless", Boolean(list.children.length));
      this.sender.held.delete(entry.id);
      this.sender.soon(0);
    });
    list.append(item);
    this.show("homeless");
  }
}
