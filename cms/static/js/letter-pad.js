// A pad of keys that the server has drawn: what the next key writes, one step after the other, and one stop of Tab.

export class LetterPad {
  #root;
  #acts;

  /** `acts`: write(text), erase(), shut(). The cursor stays where it is, in a field outside of `root`. */
  constructor(root, acts) {
    this.#root = root;
    this.#acts = acts;
    this.#stop(this.#keys[0]);
    root.addEventListener("mousedown", (event) => event.preventDefault());
    root.addEventListener("click", ({ target }) => {
      const key = target.closest("button");
      if (key) this.#press(key, document.activeElement === key);
    });
    root.addEventListener("focusin", ({ target }) => this.#stop(target));
    root.addEventListener("keydown", (event) => this.#move(event));
  }

  focus() {
    this.#root.querySelector('button[tabindex="0"]').focus();
  }

  get #keys() {
    return [...this.#root.querySelectorAll("button")].filter((key) => !key.closest("[hidden]"));
  }

  get #switch() {
    return this.#root.querySelector("[data-switch]");
  }

  get #isSwitched() {
    return this.#switch?.getAttribute("aria-pressed") === "true";
  }

  #press(key, hasFocus) {
    const { opens, switched, ...is } = key.dataset;
    let next = key;
    if (opens) next = this.#open(Number(opens));
    else if ("back" in is) next = this.#open(null);
    else if ("switch" in is) this.#turn(!this.#isSwitched);
    else if ("erase" in is) this.#acts.erase();
    else if ("shut" in is) return void this.#acts.shut();
    else {
      this.#acts.write((this.#isSwitched && switched) || key.value);
      this.#turn(false);
      if (key.closest("[data-step]")) next = this.#open(null);
    }
    if (hasFocus) next.focus();
    else this.#stop(next);
  }

  /** One of the second steps in place of the first, or the first again; the key that is next. */
  #open(number) {
    const steps = [...this.#root.querySelectorAll("[data-step]")];
    const before = steps.findIndex((step) => !step.hidden);
    steps.forEach((step, at) => (step.hidden = at !== number));
    this.#root.querySelector("[data-first]").hidden = number !== null;
    if (number !== null) return steps[number].querySelector("[value]");
    return this.#root.querySelector(`[data-opens="${before}"]`);
  }

  /** The next key writes its other sign, and shows it. */
  #turn(isOn) {
    if (!this.#switch || isOn === this.#isSwitched) return;
    this.#switch.setAttribute("aria-pressed", String(isOn));
    for (const key of this.#root.querySelectorAll("[data-switched]")) {
      key.textContent = faceOf(isOn ? key.dataset.switched : key.value);
    }
  }

  #stop(key) {
    for (const each of this.#root.querySelectorAll('[tabindex="0"]')) each.tabIndex = -1;
    key.tabIndex = 0;
  }

  #move(event) {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const all = this.#keys;
    const at = all.indexOf(event.target);
    if (at < 0) return;
    const found = {
      ArrowLeft: () => all[at - 1],
      ArrowRight: () => all[at + 1],
      ArrowUp: () => beyond(event.target, all, -1),
      ArrowDown: () => beyond(event.target, all, 1),
      Home: () => all[0],
      End: () => all.at(-1),
    }[event.key];
    if (!found) return;
    event.preventDefault();
    found()?.focus();
  }
}

/** The nearest key of the next line above (-1) or below (1). */
function beyond(key, all, way) {
  const [x, y] = middle(key);
  const lines = all.map((each) => [each, ...middle(each)]).filter(([, , line]) => (line - y) * way > 4);
  const next = Math.min(...lines.map(([, , line]) => (line - y) * way));
  const [nearest] = lines
    .filter(([, , line]) => (line - y) * way < next + 4)
    .sort(([, one], [, other]) => Math.abs(one - x) - Math.abs(other - x));
  return nearest?.[0];
}

function middle(key) {
  const { left, right, top, bottom } = key.getBoundingClientRect();
  return [(left + right) / 2, (top + bottom) / 2];
}

/** A sign that hangs on another one has a circle to hang on, as `Key.face` of languages/layouts has it. */
function faceOf(text) {
  return /^\p{M}/u.test(text) ? `◌${text}` : text;
}

/** Puts `text` at the cursor of a field, so that Ctrl+Z takes it out again. */
export function writeIn(field, text) {
  if (field.readOnly) return;
  field.focus();
  if (document.execCommand("insertText", false, text)) return;
  field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Takes away what is selected, else the code point before the cursor, as one key wrote it: never half of a pair. */
export function eraseIn(field) {
  if (field.readOnly) return;
  field.focus();
  const { selectionStart: start, selectionEnd: end } = field;
  const sign = [...field.value.slice(0, start)].at(-1) ?? "";
  if (start === end) field.setSelectionRange(start - sign.length, end);
  if (field.selectionStart === field.selectionEnd || document.execCommand("delete")) return;
  field.setRangeText("");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
