// Lists keep their numbers: what an ordered list of ours would number otherwise becomes text with the number it had.

const HAN = "一二三四五六七八九十";
const ROMAN = { i: 1, v: 5, x: 10, l: 50 };
const CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳";
const FULL = /[０-９ａ-ｚＡ-Ｚ]/g;

/** The numbers that a typed marker may mean: "3." [3], "（三）" [3], "i)" [9, 1], "•" []. */
export function ordinals(label) {
  const bare = label
    .replace(FULL, (letter) => String.fromCodePoint(letter.codePointAt(0) - 0xfee0))
    .replace(/^[\s(（[【第]+|[\s.．、,，:：)）\]】]+$/g, "")
    .toLowerCase();
  if (/^\d{1,6}$/.test(bare)) return [Number(bare)];
  if (bare.length === 1 && CIRCLED.includes(bare)) return [CIRCLED.indexOf(bare) + 1];
  if (/^[一二三四五六七八九十]{1,3}$/.test(bare)) return [spelled(bare)];
  const letter = /^[a-z]$/.test(bare) ? [bare.codePointAt(0) - 96] : [];
  return /^[ivxl]{1,6}$/.test(bare) ? [...letter, roman(bare)] : letter;
}

function spelled(text) {
  const [tens, ones] = text.includes("十") ? text.split("十") : ["", text];
  const digit = (sign) => HAN.indexOf(sign) + 1;
  return (text.includes("十") ? (tens ? digit(tens) : 1) * 10 : 0) + (ones ? digit(ones) : 0);
}

function roman(text) {
  const values = [...text].map((sign) => ROMAN[sign]);
  return values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0);
}

/** The marker that a browser shows before the item `number` of an `<ol>` of this type. */
export function marker(number, type) {
  const letter = number >= 1 && number <= 26 ? String.fromCodePoint(96 + number) : String(number);
  if (/^(?:a|lower-(?:alpha|latin))$/.test(type)) return `${letter}.`;
  if (/^(?:A|upper-(?:alpha|latin))$/.test(type)) return `${letter.toUpperCase()}.`;
  if (/cjk|chinese/.test(type) && number >= 1 && number <= 10) return `${HAN[number - 1]}、`;
  return `${number}.`;
}

/** The items of `flow` (`kind`, `depth`, `label`) as lists of ours: ordered from 1 without a gap, or else as text. */
export function listed(flow, left) {
  let run = [];
  for (const item of [...flow, null]) {
    if (item?.kind === "ol" || item?.kind === "ul") run.push(item);
    else {
      settle(run, left);
      run = [];
    }
  }
  return flow;
}

function settle(run, left) {
  for (const item of run) {
    if (item.kind === "ol" && item.label && !ordinals(item.label).length) asText(item, left);
  }
  const ours = numbered(run);
  if (run.some((item) => item.kind === "ol" && !ordinals(item.label).includes(ours.get(item)))) {
    for (const item of run) if (item.kind === "ol") asText(item, left);
  }
  let deepest = -1;
  for (const item of run) {
    item.depth = item.kind === "p" ? 0 : Math.min(item.depth, deepest + 1);
    deepest = item.kind === "p" ? -1 : item.depth;
  }
}

// The number that an ordered list of ours shows before each item.
function numbered(run) {
  const ours = new Map();
  const counts = [];
  for (const item of run) {
    counts.length = Math.min(counts.length, item.depth + 1);
    const before = counts[item.depth];
    counts[item.depth] = { kind: item.kind, count: (before?.kind === item.kind ? before.count : 0) + 1 };
    ours.set(item, counts[item.depth].count);
  }
  return ours;
}

function asText(item, left) {
  left.numbered += 1;
  item.kind = "p";
  item.runs = [{ ...item.runs[0], text: `${item.label.trim()}\u00a0`, lift: "", href: "" }, ...item.runs];
}
