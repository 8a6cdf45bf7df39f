// A word looked up in what the language said before, in a panel beside the sentences. Alt+J takes what is selected.

export class MemorySearch {
  #panel;
  #form;
  #back; // where the cursor was
  #asked = 0; // an answer that comes late belongs to no question any more

  constructor(root) {
    this.#panel = root.querySelector("[data-search]");
    this.#form = this.#panel.querySelector("form");
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#ask();
    });
    this.#panel.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.isComposing) this.close();
    });
    this.#panel.querySelector("[data-search-close]").addEventListener("click", () => this.close());
    root.querySelector("[data-search-open]").addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return; // a page of its own
      event.preventDefault();
      this.open();
    });
  }

  open() {
    const selected = chosen();
    if (!this.#panel.contains(document.activeElement)) this.#back = document.activeElement;
    if (!this.#panel.open) this.#panel.show();
    const { q } = this.#form.elements;
    q.focus();
    if (selected) {
      q.value = selected;
      this.#ask();
    }
    q.select();
  }

  close() {
    this.#panel.close();
    this.#back?.focus();
  }

  async #ask() {
    const says = this.#panel.querySelector("[data-search-says]");
    const found = this.#panel.querySelector("[data-search-found]");
    const asked = (this.#asked += 1);
    says.textContent = "正在搜";
    try {
      const question = new URLSearchParams({ q: this.#form.elements.q.value, part: "" });
      const response = await fetch(`${this.#form.getAttribute("action")}?${question}`, { redirect: "error" });
      if (!response.ok) throw new Error(response.status);
      const html = await response.text();
      if (asked !== this.#asked) return;
      found.innerHTML = html;
      const said = found.querySelector("[data-said]");
      says.textContent = said.textContent.replace(/\s+/g, " ").trim();
      said.remove();
    } catch (error) {
      console.warn(error);
      if (asked !== this.#asked) return;
      found.replaceChildren();
      says.textContent = "没有连上，搜不了翻译记忆。";
    }
  }
}

function chosen() {
  const { activeElement: box } = document;
  const inBox = box?.matches("textarea") ? box.value.slice(box.selectionStart, box.selectionEnd) : "";
  return (inBox || String(getSelection())).trim().slice(0, 100);
}
