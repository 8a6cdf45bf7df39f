// Rows of a copied table, read as doses: what was understood, by field; and what was not, which stays as words.

import { periodOfHead, WORDS } from "./dose_heads.js";

const WAITS = { harvest: "days", meat: "days", eggs: "days", milk: "" }; // what a bare number means there
const NAMES = { amount: "数、单位或按什么算", dilution: "倍数", harvest: "天数", meat: "天数", eggs: "天数", milk: "天或小时" };

// `rows`: of words, without the head.
// `plan`: {meanings, heads: by column; kind, target, timesPer: for the whole table, or ""}.
// → [{fields: {name: value}, waits: [{what, answer, number}], missed: [{meaning, title, sentence}]}]
export function readRows(rows, plan, words) {
  return rows.filter((row) => row.some((cell) => cell.trim())).map((row) => readRow(row, plan, words));
}

function readRow(row, plan, words) {
  const found = { fields: tableWide(plan), waits: [], missed: [], kept: [] };
  plan.meanings.forEach((meaning, column) => {
    const said = (row[column] ?? "").replace(/\s+/g, " ").trim();
    if (!meaning || isNothing(said)) return;
    const understood = meaning === WORDS || readCell(found, meaning, said, plan.heads[column] ?? "", plan, words);
    if (understood && meaning !== WORDS) return;
    const title = nameOf(plan.heads[column], column);
    found.kept.push(`${title}：${said}`);
    if (!understood) found.missed.push({ meaning, title, sentence: missed(meaning, said) });
  });
  addProduct(found, plan, words);
  const method = [found.fields.method, ...found.kept].filter(Boolean).join("；");
  if (method) found.fields.method = method;
  return found;
}

function tableWide({ kind, target, timesPer }) {
  return Object.fromEntries(Object.entries({ kind, target, times_per: timesPer }).filter(([, value]) => value));
}

// Whether the cell was understood; what it says is then in `found`.
function readCell(found, meaning, said, head, plan, words) {
  if (meaning in WAITS) return addWait(found, meaning, words.wait(said, usualOf(meaning, head)));
  const value = {
    substance: () => ({ substance: said }),
    purpose: () => ({ purpose: said }),
    method: () => ({ method: said }),
    amount: () => words.amount(said, words.head(head)),
    dilution: () => words.dilution(said, true),
    strength: () => words.strength(said, strengthOfHead(head, words)),
    max_times: () => timesOf(said, head, words),
    interval_days: () => only("interval_days", words.interval(said)),
    form: () => only("form", words.form(said)),
    active: () => only("active", words.active(said)),
    registration: () => only("registration", words.registration(said, plan.kind)),
    target: () => only("target", words.target(said)),
  }[meaning]();
  Object.assign(found.fields, value ?? {});
  return Boolean(value);
}

// What a column of its own says, counts before what is read out of the name of the product.
function addProduct(found, plan, words) {
  const { strength, strength_unit: unit, ...others } = words.product(found.fields.substance ?? "");
  const both = strength && !plan.meanings.includes("strength") ? { strength, strength_unit: unit } : {};
  const own = Object.entries(others).filter(([name]) => !plan.meanings.includes(name));
  Object.assign(found.fields, both, Object.fromEntries(own));
}

function addWait(found, what, answer) {
  if (answer) found.waits.push({ what, ...answer });
  return Boolean(answer);
}

function usualOf(meaning, head) {
  if (/小时|[（(]h[)）]/.test(head)) return "hours";
  return /天|日|[（(]d[)）]/.test(head) ? "days" : WAITS[meaning];
}

function timesOf(said, head, words) {
  const { max_times: times, times_per: own } = words.times(said) ?? {};
  const period = own || periodOfHead(head);
  return times ? { max_times: times, ...(period && { times_per: period }) } : null;
}

function strengthOfHead(head, words) {
  const inner = /[（(]([^（）()]+)[)）]/.exec(head)?.[1] ?? "";
  return words.strength(`1${inner}`)?.strength_unit ?? "";
}

function only(name, value) {
  return value ? { [name]: value } : null;
}

function isNothing(said) {
  return /^[-–—/／]*$/.test(said);
}

function missed(meaning, said) {
  return `“${said}”没有认出${NAMES[meaning] ?? "来"}，空着。原话在“怎么用”里。`;
}

function nameOf(head, column) {
  return head?.trim() || `第${column + 1}列`;
}
