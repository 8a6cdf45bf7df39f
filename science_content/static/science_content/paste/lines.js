// Paragraphs made ready: blanks as a reader sees them, fractions as text; and what they are as plain text.

import { fraction } from "./maths.js";
import { CELL, gap, isBlank, lifted, oneLine } from "./signs.js";

const HALF = /^\p{Nd}{1,3}[/⁄]\p{Nd}{1,3}$/u; // raised behind a whole number: 1 and a half, no power
const DIGITS = /^\p{Nd}{1,4}$/u;
const PLAIN = { text: "", bold: false, italic: false, lift: "", href: "" };

/** `flow` without empty paragraphs, each parted where the source has an empty line. */
export function tidied(flow, left) {
  const found = [];
  for (const item of flow) {
    if (item.kind === "table") {
      found.push(item);
      continue;
    }
    const parts = parted(halved(spaced(item.runs)));
    if (parts.length && item.heading) left.headings += 1;
    parts.forEach((runs, at) => found.push(at ? { kind: "p", depth: 0, label: "", runs } : { ...item, runs }));
  }
  return found;
}

// Blanks of several runs count as one; whether a line end of the source is a blank depends on the letters beside it.
function spaced(runs) {
  const letters = runs.flatMap((run, at) => [...run.text].map((letter) => [letter, at]));
  const texts = runs.map(() => "");
  let before = "";
  for (let at = 0; at < letters.length; ) {
    let end = at;
    while (end < letters.length && isBlank(letters[end][0])) end += 1;
    if (end === at) {
      [before] = letters[at];
      texts[letters[at][1]] += before;
      at += 1;
      continue;
    }
    const after = letters[end]?.[0] ?? "";
    const blanks = letters.slice(at, end).map(([letter]) => letter);
    const isInside = before && after && before !== "\n" && after !== "\n";
    texts[letters[at][1]] += isInside ? gap(blanks.join(""), before, after) : "";
    at = end;
  }
  return joined(runs.map((run, at) => ({ ...run, text: texts[at] })));
}

function joined(runs) {
  const found = [];
  for (const run of runs) {
    const last = found.at(-1);
    const isSame = last && ["bold", "italic", "lift", "href"].every((name) => last[name] === run[name]);
    if (isSame) last.text += run.text;
    else if (run.text) found.push({ ...run });
  }
  return found;
}

// Digits above, a stroke, digits below: 1/2, and 1又1/2 behind a whole number.
function halved(runs) {
  const found = [];
  for (let at = 0; at < runs.length; at += 1) {
    const [top, stroke, bottom] = runs.slice(at, at + 3);
    if (top.lift === "sup" && HALF.test(top.text) && /\p{Nd}$/u.test(found.at(-1)?.text ?? "")) {
      found.push({ ...top, text: `又${top.text.replace("⁄", "/")}`, lift: "" });
      continue;
    }
    const isFraction = stroke && bottom && top.lift === "sup" && bottom.lift === "sub" && !stroke.lift;
    if (isFraction && /^[/⁄]$/.test(stroke.text) && DIGITS.test(top.text) && DIGITS.test(bottom.text)) {
      const next = runs[at + 3]?.text ?? "";
      const text = fraction(top.text, bottom.text, found.at(-1)?.text ?? "") + (/^\p{Nd}/u.test(next) ? " " : "");
      found.push({ ...top, text, lift: "" });
      at += 2;
    } else found.push({ ...runs[at], text: runs[at].text.replace(/(?<=\p{Nd})⁄(?=\p{Nd})/gu, "/") });
  }
  return joined(found);
}

function parted(runs) {
  const parts = [[]];
  for (const run of joined(runs)) {
    run.text.split(/\n{2,}/).forEach((text, at) => {
      if (at) parts.push([]);
      if (text) parts.at(-1).push({ ...run, text });
    });
  }
  return parts.map(trimmed).filter((part) => part.length);
}

function trimmed(runs) {
  const found = runs.map((run) => ({ ...run }));
  while (found.length && !(found[0].text = found[0].text.replace(/^[\s\u00a0]+/, ""))) found.shift();
  while (found.length && !(found.at(-1).text = found.at(-1).text.replace(/[\s\u00a0]+$/, ""))) found.pop();
  return found;
}

/** A paragraph as plain text: raised and lowered digits are letters of their own. */
export function plain({ runs, kind, label }) {
  const text = runs.map((run) => (run.lift ? lifted(run.text, run.lift) : run.text)).join("");
  if (kind === "ol" && label) return `${label} ${text}`;
  return kind === "ul" ? `• ${text}` : text;
}

/** The rows of a table as lines, each cell apart from its neighbour. */
export function rowLines(rows) {
  return rows.map((row) => row.join(CELL).replace(/[ |]+$/, ""));
}

/** The lines of `flow` as plain text. */
export function texts(flow) {
  return flow.flatMap((item) => (item.kind === "table" ? rowLines(item.rows) : plain(item).split("\n")));
}

/** All of `flow` in one line, as a cell of a table holds it. */
export function line(flow) {
  return oneLine(texts(flow).filter(Boolean));
}

/** A paragraph of plain text. */
export function paragraph(text) {
  return { kind: "p", depth: 0, label: "", runs: text ? [{ ...PLAIN, text }] : [] };
}
