// Tables of the clipboard, and each as the value of a block 数据表.

import { flowOf } from "./clean.js";
import { counts } from "./left.js";
import { texts } from "./lines.js";

const MOST_DIGITS = 12;
const NUMBER = String.raw`[-−]?(?:\d{1,3}(?:[,，\u00a0\u2009\u202f ]\d{3})+|\d+)(?:\.\d{1,4})?`;
const VALUE = new RegExp(`^(${NUMBER})(?:\\s*(?:～|~|〜|-|–|—|―|至|到)\\s*(${NUMBER}))?\\s*(\\D{0,6})$`);
const YEAR = /^(?:19|20)\d\d\s*年(?:度|产)?$/; // heads a column
const IN_BRACKETS = /^(.*?)\s*[(（[【]\s*([^()（）[\]【】]+?)\s*[)）\]】]$/;
const STROKES = /[/／：:，,]/g;
const NOTE = /^(?:注|备注|说明|附注|资料来源|来源|\*|※)[\d一二三]*\s*[：:.、\s]?/;
const WIDE = Object.fromEntries([..."０１２３４５６７８９．－％"].map((sign, at) => [sign, "0123456789.-%"[at]]));

// How sheets write the units of a table of ours; the labels themselves count too. Not 日, 时, 分: date, clock, mark.
const SYNONYMS = {
  ml: "ml 毫升 ㎖",
  l: "l 公升",
  g: "g 克",
  kg: "kg 公斤 ㎏",
  mg: "mg ㎎",
  m: "m",
  cm: "cm 公分 ㎝",
  celsius: "°c ℃ 摄氏度 ºc",
  percent: "% 百分比",
  day: "d",
  hour: "h 钟头",
  minute: "min",
  year: "a",
  yuan: "￥ ¥ 人民币",
  jin: "市斤",
  mu: "市亩",
};

/**
 * The tables of a clipboard for a grid: each its rows, each row its cells, all rows of a table as long as each other.
 *
 * Several lines without a table are one of a single column, one line is none. Without any where there is too much.
 */
export function tablesIn(html, plain) {
  const flow = orTabs(() => flowOf(html, plain, counts(), true), plain);
  const tables = flow.filter(({ kind }) => kind === "table").map(({ rows }) => rows);
  const lines = tables.length ? [] : texts(flow).filter(Boolean);
  return lines.length > 1 ? [lines.map((line) => [line])] : tables;
}

// What the filter does not understand comes as plain text, its cells apart.
function orTabs(work, plain) {
  try {
    return work() ?? [];
  } catch (error) {
    console.warn(error);
    return flowOf("", plain, counts(), true) ?? [];
  }
}

/**
 * {title, columns: [{title, unit}], rows: [{group, cells: [{text, number, number_max}]}], note} of `rows`.
 *
 * `units` are the block's choices, [key, label] each. Numbers become numbers where a column holds nothing else and says
 * its unit; all other cells stay as they were written. Missing texts are "", missing numbers null.
 */
export function filled(rows, units) {
  const { title, head, body, note } = parted(rows);
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const names = unitNames(units);
  const texts = (at) => body.map((row) => row[at] ?? "");
  const columns = Array.from({ length: width }, (_, at) => column(head[at] ?? "", texts(at), names));
  const lines = body.map((_, line) => ({ group: "", cells: columns.map(({ cells }) => cells[line]) }));
  return { title, columns: columns.map(({ title: name, unit }) => ({ title: name, unit })), rows: lines, note };
}

/** The value of `filled` as the state of Wagtail's own form, where each entry of a list has an id. */
export function formState({ title, columns, rows, note }) {
  const list = (values) => values.map((value) => ({ value, id: newId() }));
  const lines = rows.map(({ group, cells }) => ({ group, cells: list(cells) }));
  return { title, note, columns: list(columns), rows: list(lines) };
}

/** A random id as Wagtail gives to blocks; the browser's own exists only behind https. */
export function newId() {
  const bytes = [...crypto.getRandomValues(new Uint8Array(16))];
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

// The title above and the note below stand alone in a row as wide as the table; heads hold no numbers.
function parted(all) {
  const rows = [...all];
  const isAlone = (row) => row.length > 1 && row[0] && row.slice(1).every((cell) => !cell);
  const title = rows.length > 2 && isAlone(rows[0]) && !NOTE.test(rows[0][0]) ? rows.shift()[0] : "";
  const notes = [];
  while (rows.length > 1 && isAlone(rows.at(-1)) && NOTE.test(rows.at(-1)[0])) notes.unshift(rows.pop()[0]);
  const heads = headRows(rows);
  return { title, head: heads.reduce(together, []), body: rows.slice(heads.length), note: notes.join("；") };
}

function headRows(rows) {
  const [first, second] = rows;
  if (rows.length < 2 || !isHead(first)) return [];
  const isGrouped = first.some((cell, at) => cell && cell === first[at + 1]);
  return isGrouped && rows.length > 2 && isHead(second) ? [first, second] : [first];
}

function isHead(row) {
  return !row.some((cell) => VALUE.test(ascii(cell)) && !YEAR.test(cell));
}

function together(before, row) {
  return row.map((cell, at) => [...new Set([before[at], cell])].filter(Boolean).join(" "));
}

function column(head, cells, names) {
  const said = headUnit(head, names);
  const values = cells.map((cell) => value(cell));
  const written = new Set(values.filter((each) => each?.number).map((each) => each.unit));
  const own = written.size === 1 ? names.get(normal([...written][0])) : undefined;
  const isBare = written.size === 1 && written.has("");
  const unit = isBare ? said?.unit : !said || said.unit === own ? own : undefined;
  if (!unit || values.includes(null)) {
    return { title: head, unit: "", cells: cells.map((text) => cell(text, null, null)) };
  }
  return {
    title: said ? said.title : head,
    unit,
    cells: values.map(({ number, most }) => cell("", number, most)),
  };
}

function cell(text, number, most) {
  return { text, number, number_max: most };
}

// {title, unit} of a head that says a unit: "用量（克）", "行距/厘米"; of "产量 千克/亩" not the 亩 alone.
function headUnit(head, names) {
  const text = head.trim();
  const whole = text.includes("/") && names.get(normal(text)); // 米 alone is rice
  if (whole) return { title: text, unit: whole };
  const inBrackets = IN_BRACKETS.exec(text);
  const places = [...text.matchAll(STROKES)].map(({ index }) => [text.slice(0, index), text.slice(index + 1)]);
  for (const [title, name] of [...(inBrackets ? [inBrackets.slice(1)] : []), ...places]) {
    const unit = names.get(normal(name));
    if (unit && title.trim()) return endsInUnit(title, names) ? undefined : { title: title.trim(), unit };
  }
  return undefined;
}

function endsInUnit(title, names) {
  const text = normal(title);
  return [...names.keys()].some((name) => text.endsWith(name));
}

// {number, most, unit} of a cell; an empty one has no number; null where it says more than a number.
function value(text) {
  const bare = ascii(text.trim());
  if (!bare) return { number: null, most: null, unit: "" };
  const [, one, other, unit] = VALUE.exec(bare) ?? [];
  if (one === undefined || isCode(one)) return null;
  const [number, most] = [digits(one), other === undefined ? null : digits(other)];
  const isRange = most === null || Number(most) > Number(number);
  const fits = [number, most ?? ""].every((each) => each.replace(/\D/g, "").length <= MOST_DIGITS);
  return isRange && fits ? { number, most, unit: unit.trim() } : null;
}

function isCode(text) {
  return /^0\d/.test(text);
}

function digits(text) {
  return text.replace(/[^\d.−-]/g, "").replace("−", "-");
}

function ascii(text) {
  return text.replace(/[０-９．－％]/g, (sign) => WIDE[sign]);
}

function normal(name) {
  return ascii(name).trim().toLowerCase();
}

function unitNames(units) {
  const names = new Map();
  for (const [key, label] of units) {
    for (const name of [label, ...(SYNONYMS[key] ?? "").split(" ")]) if (name) names.set(normal(name), key);
  }
  return names;
}
