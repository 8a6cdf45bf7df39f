// The translators' editor: type, Ctrl+Enter, next. Every letter is on this machine at once, soon after at the server.

import { showHistory } from "./history.js";
import { bindKeys } from "./keys.js";
import { Memory } from "./memory.js";
import { watchLogin } from "./login.js";
import { Notices } from "./notices.js";
import { Palette } from "./palette.js";
import { Preview } from "./preview.js";
import { Questions } from "./questions.js";
import { Sender } from "./sender.js";
import { Sheet } from "./sheet.js";
import { MemorySearch } from "./search.js";
import { openStore } from "./store.js";
import { Tools } from "./tools.js";
import { Verdicts } from "./verdicts.js";

const root = document.querySelector("[data-wb]");
if (root) start(root);

async function start(root) {
  const { person, save, ask, cookie } = root.dataset;
  const sheet = new Sheet(root);
  const store = await openStore(`kepu-words-${person}`);
  const sender = new Sender(store, { person, cookie });
  const notices = new Notices(root, store, sender);
  const memory = new Memory(root.dataset.memory);
  const search = new MemorySearch(root);
  const hand = new Hand(sheet, store, sender, save, notices);
  const verdicts = new Verdicts(sheet, hand);
  const questions = new Questions(sheet, store, sender, ask, notices);
  const preview = new Preview(root, sheet, sender);
  const palette = new Palette(root, sheet);
  const right = (row) => verdicts.fine(row);
  const isOffered = (row) => row.mayRead;
  const done = sheet.isReading ? right : (row) => hand.done(row);
  const people = JSON.parse(root.dataset.people ?? "{}");
  const tools = new Tools([
    sheet.isReading ? ["行", "Ctrl+Enter", right, isOffered] : ["这一句好了", "Ctrl+Enter", done],
    ["行", "Alt+Enter", right, (row) => !sheet.isReading && isOffered(row)],
    ["退回", "Alt+R", (row) => verdicts.back(row), (row) => row.releases && row.mayRead],
    ["用旧译", "Alt+M", (row) => memory.use(row), (row) => row.formerWords],
    ["抄中文", "Alt+C", (row) => row.replace(row.chinese)],
    ["问", "Alt+Q", (row) => questions.ask(row)],
    ["以前的写法", "Alt+H", (row) => showHistory(root.dataset.history, row)],
  ], people);
  bindKeys(sheet, {
    "Ctrl+Enter": done,
    "Alt+Enter": right,
    "Alt+R": (row) => row.releases && row.mayRead && verdicts.back(row),
    "Alt+ArrowUp": (row) => sheet.beside(row, -1)?.box.focus(),
    "Alt+ArrowDown": (row) => sheet.beside(row, 1)?.box.focus(),
    "Alt+I": (row) => tools.nextMissing && row.insert(tools.nextMissing),
    "Alt+M": (row) => memory.use(row),
    "Alt+C": (row) => row.replace(row.chinese),
    "Alt+Q": (row) => questions.ask(row),
    "Alt+H": (row) => showHistory(root.dataset.history, row),
    "Alt+P": () => preview.toggle(),
    "Alt+J": () => search.open(),
    "Alt+L": () => palette.open(),
  });
  root.addEventListener("focusin", ({ target }) => {
    if (!target.matches(".wb-row textarea")) return;
    tools.under(sheet.rowOf(target));
    memory.soon(sheet.rowOf(target));
  });
  root.addEventListener("input", ({ target }) => {
    if (!target.matches(".wb-row textarea")) return;
    const row = sheet.rowOf(target);
    const isFirst = !row.isTyped;
    Object.assign(row, { verdict: "", reason: "", isTyped: true }); // said of what stood there
    hand.typed(row);
    if (isFirst && sheet.isReading) sheet.count(); // it is not among the plain ones any more
    tools.show();
  });
  sender.addEventListener("state", ({ detail }) => notices.state(detail));
  watchLogin(root, sender);
  await hand.bringBack(notices);
  await questions.bringBack();
  if (!store.isLasting) notices.show("memory");
  bindRest(root, hand, sender);
  for (const row of sheet.rows) row.box.readOnly = false;
  if (sheet.isReading && sheet.left) sheet.show("unread");
  notices.state({ state: "saved" });
  sender.soon(0);
  const aim = document.getElementById(location.hash.slice(1)); // a sentence, or a question about it
  const aimed = aim ? sheet.rowOf(aim) : undefined;
  if (aimed && !aimed.isShown) sheet.show("all");
  if (document.activeElement === document.body) (aimed ?? sheet.firstOpen)?.box.focus();
  root.dataset.ready = "";
}

class Hand {
  constructor(sheet, store, sender, url, notices) {
    Object.assign(this, { sheet, store, sender, url, notices });
    sender.addEventListener("sent", ({ detail: { entry } }) => this.#sent(entry));
    sender.addEventListener("refused", ({ detail }) => this.#mine(detail.entry)?.say("refused", detail.reason));
    sender.addEventListener("answered", ({ detail }) => this.#answered(detail));
  }

  #mine(entry) {
    return entry.url === this.url ? this.sheet.byKey.get(entry.key) : undefined;
  }

  // Another tab of the same person sends what was typed here, too.
  #sent(entry) {
    const row = this.#mine(entry);
    if (row?.stamp >= entry.stamp) row.was = [...new Set([...row.was, entry.text])].slice(-20);
  }

  typed(row) {
    row.stamp = performance.timeOrigin + performance.now();
    const { stamp } = row;
    row.say("typing");
    this.sender.held.delete(`${this.url} ${row.key}`);
    if (row.heldBy) this.sender.held.add(`${this.url} ${row.key}`); // until somebody chooses
    this.store.put(row.entry(this.url)).then(() => {
      if (!this.store.isLasting) this.notices.show("memory");
      if (row.stamp === stamp && row.element.dataset.saved === "typing") row.say("here");
    });
    this.sender.soon();
  }

  /** One key: what stands in the box is meant, and the next open sentence has the cursor. */
  done(row) {
    if (row.box.value.trim() && (row.isOpen || row.isUnsent)) {
      row.state = "written";
      row.confirms = true;
      this.typed(row);
      this.sheet.count();
    }
    this.next(row);
  }

  next(row) {
    const next = this.sheet.nextOpen(row);
    if (next) next.box.focus();
    else this.#end();
  }

  async #end() {
    const all = await this.sender.flush();
    if (this.sheet.isReading) return void this.#say(all, this.sheet.left, "没看", "这一页都看过了。");
    const open = this.sheet.rows.filter((row) => row.isOpen).length;
    const chapters = [...document.querySelectorAll(".wb-chapters a")];
    const here = chapters.findIndex((each) => each.ariaCurrent);
    const next = [...chapters.slice(here + 1), ...chapters.slice(0, here)].find((each) => "open" in each.dataset);
    if (all && !open && next) location.assign(next.href);
    this.#say(all, open, "没译", "这一页都译完了。");
  }

  #say(all, left, undone, done) {
    const end = document.querySelector("[data-end]");
    const said = left ? `还有${left}句${undone}。` : done;
    end.querySelector("[data-end-says]").textContent = all ? said : `${said}还有字没送到。`;
    end.focus();
  }

  #answered({ entry, answer }) {
    const row = this.#mine(entry);
    if (!row) return;
    const { person } = this.sheet.root.dataset;
    if (answer.state === "saved" && answer.print !== row.print) row.element.dataset.by = person; // other words: his own
    if (row.stamp < entry.stamp) return this.#ofAnotherTab(row, answer);
    if (answer.state === "saved" && row.stamp === entry.stamp) {
      row.takeAnswer(answer);
      Object.assign(row, { confirms: false, verdict: "", reason: "", isTyped: false });
      row.say("saved");
    } else if (answer.state === "saved") {
      const { read, ...words } = answer; // what was decided meanwhile is on its way
      row.takeAnswer({ ...words, read: row.verdict && { state: row.read } });
      this.store.put(row.entry(this.url));
    } else if (answer.state === "conflict" && entry.verdict && !row.isTyped) {
      this.#takeTheirs(row, entry, { ...answer, read: { state: "unread", back: "刚才又改了，请再看" } });
    } else if (answer.state === "conflict") {
      const [mine, theirs] = [() => this.#keepMine(row, answer), () => this.#takeTheirs(row, entry, answer)];
      row.conflict(answer, { mine, theirs });
    } else {
      row.say("refused", answer.state === "too_long" ? "太长了，没存上" : "中文变了，请刷新再看");
    }
    this.sheet.count();
  }

  // What this tab did not type is shown where nobody has typed here; it is never sent from here again.
  #ofAnotherTab(row, answer) {
    if (answer.state !== "saved" || row.isUnsent) return;
    row.show(answer);
    this.sheet.count();
  }

  #keepMine(row, answer) {
    row.print = answer.print;
    row.was = [];
    row.confirms = true;
    this.typed(row);
  }

  #takeTheirs(row, entry, answer) {
    row.show(answer);
    Object.assign(row, { verdict: "", reason: "", isTyped: false }); // said of what stood there
    row.element.dataset.by = answer.by ? "" : this.sheet.root.dataset.person; // no name: from elsewhere, his own
    this.sender.held.delete(entry.id);
    this.store.remove(entry.id, row.stamp || entry.stamp).then(() => this.sender.soon(0));
    this.sheet.count();
  }

  /** What was typed before the page was closed stands in its box again, unless the page was drawn with it. */
  async bringBack(notices) {
    const drawn = Number(this.sheet.root.dataset.at);
    for (const entry of await this.store.all()) {
      if (entry.at < drawn) await this.store.remove(entry.id, entry.stamp);
      if (entry.at < drawn || entry.url !== this.url) continue;
      const row = this.sheet.byKey.get(entry.key);
      if (entry.at) row?.show(entry);
      else if (!row) {
        this.sender.held.add(entry.id);
        notices.homeless(entry);
      } else row.bringBack(entry);
    }
  }
}

function bindRest(root, hand, sender) {
  for (const button of root.querySelectorAll("dialog [data-close]")) {
    button.addEventListener("click", () => button.closest("dialog").close());
  }
  const keys = root.querySelector("[data-keys-dialog]");
  root.querySelector("[data-keys]").addEventListener("click", () => keys.showModal());
  addEventListener("beforeunload", (event) => {
    const unsent = hand.sheet.rows.some((row) => row.isUnsent || row.element.dataset.saved === "refused");
    const isTyping = [...document.querySelectorAll(".wb-small input[type=text]")].some((each) => each.value);
    const isAsking = root.querySelector("[data-unsent]"); // and may be on this page only
    if (unsent || isTyping || isAsking) event.preventDefault();
  });
  for (const form of root.querySelectorAll("[data-after-saving]")) {
    form.addEventListener("submit", async (event) => {
      if (form.dataset.sure !== undefined) return;
      event.preventDefault();
      if (await sender.flush()) {
        form.dataset.sure = "";
        form.requestSubmit(event.submitter);
      }
    });
  }
}
