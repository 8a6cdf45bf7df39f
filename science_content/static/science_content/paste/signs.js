// Signs that a reader does not see, and those that keep numbers apart or raised where text has no markup.

// Controls, soft hyphens, marks of direction, joiners of nothing.
const UNSEEN = new RegExp(
  String.raw`[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e]|` +
    String.raw`[\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]`,
  "gu",
);
// Without width; some scripts need them between letters, and one emoji is made of several by them.
const NEEDED = ["Tibetan", "Myanmar", "Tai_Le", "New_Tai_Lue", "Tai_Tham", "Arabic", "Devanagari"];
const SCRIPTS = NEEDED.map((name) => String.raw`\p{Script=${name}}`).join("");
const EMOJI = String.raw`\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f`;
const NARROW = new RegExp(`(?<![${SCRIPTS}])[\u200b\u200c]|(?<![${SCRIPTS}${EMOJI}])\u200d`, "gu");
const TURNED = /[\u202d\u202e]/; // what follows is shown in another order than it is stored
const STRUCK = /(?:.[\u0335\u0336])+/gsu; // letters with a stroke drawn over each
const CONTROL = /\r\n?|[\u2028\u2029\u0085\u000b\u000c]/g; // of old systems, of Word's soft returns and of pages

const RAISED = Object.fromEntries([..."0123456789+-−=()ni"].map((sign, at) => [sign, [..."⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ"][at]]));
const LOWERED = Object.fromEntries([..."0123456789+-−=()"].map((sign, at) => [sign, [..."₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎"][at]]));

export const CELL = " | ";
const LINE = "；"; // between lines that become one, where both would touch with a digit

const PART_OF_NUMBER = /^[\p{N}.,，:/⁻^(\u00a0\u2009\u202f ~～〜至到·×%℃度-]/u;
const NUMBER_AT_END = /[\p{N}.,，:/⁻^(\u00a0\u2009\u202f ~～〜至到·×−-]+$/u;
const DIGIT_BEFORE = /\p{Nd}$/u;
const DIGIT_AFTER = /^\p{Nd}/u;

/** `text` without what nobody sees; `left` counts what was struck and what was turned round. */
export function seen(text, left) {
  let found = text.replace(CONTROL, "\n");
  if (TURNED.test(found)) left.turned += 1;
  if (/[\u0335\u0336]/.test(found)) {
    found = found.replace(STRUCK, () => {
      left.deleted += 1;
      return "";
    });
  }
  return found.replace(UNSEEN, "").replace(NARROW, "");
}

/** Digits and signs above or below the line as letters of their own: 10⁸, H₂O; where there are none, 10^(1.5). */
export function lifted(text, lift) {
  const table = lift === "sup" ? RAISED : LOWERED;
  const signs = [...text.trim()];
  if (signs.length && signs.every((sign) => table[sign])) return signs.map((sign) => table[sign]).join("");
  if (!/\p{Nd}/u.test(text)) return text;
  return `${lift === "sup" ? "^" : "_"}(${text.trim()})`;
}

/** Lines as one: two numbers never touch, nor do they look like the groups of one; rows of cells stay apart. */
export function oneLine(lines) {
  const isRow = lines.some((line) => line.includes(CELL));
  return lines.reduce((before, line) => {
    if (!before || !line) return before + line;
    return before + (isRow || wouldJoin(before, line) ? LINE : " ") + line;
  }, "");
}

/** `text` cut to `most` UTF-16 units, and never inside a number. */
export function cut(text, most) {
  if (text.length <= most) return text;
  const kept = text.slice(0, Math.max(0, most)).replace(/[\ud800-\udbff]$/, "");
  return PART_OF_NUMBER.test(text.slice(kept.length)) ? kept.replace(NUMBER_AT_END, "") : kept;
}

/** Whether text that ends so and text that begins so would run into one number. */
export function wouldJoin(before, after) {
  return DIGIT_BEFORE.test(before) && DIGIT_AFTER.test(after);
}

const HAN = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;
const BLANK = /[ \t\u0001\u00a0\u2000-\u200a\u202f\u205f\u3000]/;
export const SOFT = "\u0001"; // a line end of the source, which is no line end for the reader

/** What a run of blanks between two letters is for a reader: nothing, one blank, the sign in a number, or a gap. */
export function gap(blanks, before, after) {
  const digits = /\p{Nd}/u.test(before) && /\p{Nd}/u.test(after);
  if (blanks.includes(SOFT)) return HAN.test(before) && HAN.test(after) ? "" : " ";
  if (!digits) return blanks.replace(/[^\u3000]/g, "") || " ";
  if (blanks.length === 1) return blanks === "\t" ? CELL : blanks;
  return CELL;
}

export function isBlank(letter) {
  return BLANK.test(letter);
}
