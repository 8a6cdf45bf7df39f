// The fields of one stock dose, as the grid reads and writes them: by the names under which they are posted.

import { newId } from "../paste/tables.js";
import { numberIn, rangeIn } from "./entry.js";
import { plain } from "./table_state.js";

const WAIT_ANSWERS = { none: "没有要求", unknown: "不清楚" };
const DIGITS = { wholeDigits: 8, decimals: 4 };

export class DoseFields {
  // `child`: the item of Wagtail's list.
  constructor(child, words) {
    this.child = child;
    this.words = words;
  }

  input(name) {
    return this.child.element.querySelector(`[name="${this.child.prefix}-value-${name}"]`);
  }

  get(name) {
    return this.input(name)?.value ?? "";
  }

  set(name, value) {
    const input = this.input(name);
    if (!input || input.value === value) return;
    input.value = value;
    for (const kind of ["input", "change"]) input.dispatchEvent(new Event(kind, { bubbles: true }));
  }

  get isVeterinary() {
    return this.get("kind") === "veterinary";
  }

  get waits() {
    return this.child.block.childBlocks.waits;
  }

  // Of the waits the grid shows the days before harvest; an animal has several, which stand in its whole form.
  get wait() {
    const rows = this.waits.children.map((row) => this.#waitOf(row)).filter(({ what }) => what);
    const [said] = this.isVeterinary ? [] : rows.filter(({ what }) => what === "harvest");
    if (this.isVeterinary) return rows.map(({ row, said: words }) => `${nameOf(row)}${words}`).join("、");
    return said?.said ?? "";
  }

  setWait({ answer, number }) {
    const rows = this.waits.children;
    const found = rows.find((row) => ["harvest", ""].includes(this.#part(row, "what").value));
    const value = asChosen({ what: "harvest", answer, number });
    if (found) found.setValue(value);
    else this.waits.insert(value, rows.length, {});
    this.#tellForm();
  }

  clearWait() {
    const found = this.waits.children.find((row) => this.#part(row, "what").value === "harvest");
    found?.setValue(asChosen({ what: "", answer: "days", number: "" }));
    if (found) this.#tellForm();
  }

  // Sentences of Wagtail's form at this field.
  errors(name) {
    const place = name === "harvest" ? this.waits.container[0] : this.input(name)?.closest("[data-field-wrapper]");
    return sentences(place);
  }

  // Whether the form says anything at a field that the grid does not show.
  hasErrorsBeside(names) {
    const shown = names.flatMap((name) => this.errors(name));
    return sentences(this.child.element).length > shown.length;
  }

  #part(row, name) {
    return row.element.querySelector(`[name="${row.prefix}-value-${name}"]`);
  }

  #waitOf(row) {
    const [what, answer, number] = ["what", "answer", "number"].map((name) => this.#part(row, name).value);
    const unit = answer === "hours" ? "小时" : "天";
    return { row: this.#part(row, "what"), what, said: WAIT_ANSWERS[answer] ?? (number && `${number}${unit}`) };
  }

  #tellForm() {
    this.waits.container[0].dispatchEvent(new Event("change", { bubbles: true }));
  }
}

function nameOf(select) {
  return select.selectedOptions[0].text.replace(/（.*/, "");
}

function sentences(place) {
  const found = place?.querySelectorAll(".error-message, .help-critical") ?? [];
  return [...found].map((each) => each.textContent.trim()).filter(Boolean);
}

// Writes to the dose what was typed into one cell of the grid.
// A sentence where it was not understood; then the field is empty.
export function writeCell(fields, [name, title, kind], typed, words) {
  const said = typed.replace(/\s+/g, " ").trim();
  if (kind === "wait") return writeWait(fields, said, words);
  const number = kind === "words" ? said : kind === "whole" ? wholeIn(said) : numberIn(said, DIGITS);
  fields.set(name, number);
  if (number || !said) return "";
  return writeRange(fields, name, said, words) ? "" : `“${title}”只写数，如 120；“${said}”没有写进去。`;
}

function writeWait(fields, said, words) {
  const answer = said && words.wait(said, "days");
  if (answer) fields.setWait(answer);
  else fields.clearWait();
  return answer || !said ? "" : `只写天数，或“48小时”“没有要求”“不清楚”；“${said}”没有写进去。`;
}

// "120～180" and "120～180克/亩" in the field of the amount fill the fields beside it.
function writeRange(fields, name, said, words) {
  if (!["amount", "dilution"].includes(name)) return false;
  const range = rangeIn(said, DIGITS);
  const whole = name === "amount" ? words.amount(said) : words.dilution(said, true);
  const found = whole?.[name] ? whole : range && name === "amount" && { amount: range[0], amount_max: range[1] };
  for (const [each, value] of Object.entries(found || {})) fields.set(each, value);
  return Boolean(found);
}

function wholeIn(said) {
  return /^\d{1,6}$/.test(said) ? String(Number(said)) : "";
}

// What a dose of this list begins with, its list of waits with ids of its own.
export function freshDose(list) {
  const { waits, ...others } = structuredClone(list.blockDef.initialChildState);
  return { ...others, waits: plain(waits).map(({ value }) => ({ id: newId(), value: asChosen(value) })) };
}

// A fresh dose with what was read of it; on what its numbers rest, nobody has said.
export function stateOf(list, fields, waits) {
  const state = freshDose(list);
  for (const [name, value] of Object.entries(fields)) state[name] = Array.isArray(state[name]) ? [value] : value;
  if (waits.length) state.waits = waits.map((wait) => ({ id: newId(), value: asChosen(wait) }));
  return state;
}

// The state of Wagtail's list of choices is a list.
function asChosen({ what, answer, number }) {
  return { what: [what], answer: [answer], number };
}
