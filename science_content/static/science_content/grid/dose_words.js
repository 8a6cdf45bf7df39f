// What one cell of a copied table says of a dose: all of it or nothing. A number whose unit is not known is no dose;
// what a wrong guess does to a family is in no proportion to the minute that typing takes.

import { narrow, numberIn } from "./entry.js";

const DIGITS = { wholeDigits: 8, decimals: 4 };
const NUMBER = "\\d[\\d.,]*";
const BETWEEN = "[~～〜∼至到\\-–—]";
const NOT_OF_PRODUCT = /有效成分|有效量|纯量|折纯|折百|a\.?\s?i\.?/i; // an amount of the substance, not of what is in the bottle
// What stands before the name of a form that is another form, which we do not list: 微囊悬浮剂 is no 悬浮剂.
const OTHER_FORM = new RegExp(
  "(?:微囊|种衣|种子处理|可分散|分散|可溶性?|可湿性?|水分?|油|乳|悬|缓释|泡腾|超低容量|热雾|烟|微|干|湿|细|大|浓|膏|饵|注射|口服|片|颗" +
    "|胶|滴|展膜|漂浮|静电|用|性)$",
);

export class DoseWords {
  constructor(facts) {
    this.facts = facts;
    const units = anyOf(facts.units);
    const per = anyOf(facts.per);
    this.amounts = new RegExp(
      `^(?:每(${per}))?(${NUMBER})(${units})?(?:${BETWEEN}(${NUMBER})(${units})?)?(?:(?:/|每)(${per}))?$`,
    );
    this.unitAndPer = new RegExp(`^(?:每(${per}))?(${units})?(?:(?:/|每)(${per}))?$`);
    this.strengths = new RegExp(`^(.*?)(${NUMBER})\\s*(${anyOf(facts.strengths)})(.*)$`);
    const names = facts.forms.map(([key, name]) => [name.replace(/（.*）$/, ""), key]);
    this.forms = names.sort(([one], [other]) => other.length - one.length);
  }

  // {amount, amount_max, unit, per} or {dilution, dilution_max}; null where a number, its unit or what it is
  // reckoned by is not known. `head`: {unit, per} that the title of the column says.
  amount(words, head = {}) {
    const text = compact(words);
    const found = NOT_OF_PRODUCT.test(text) ? null : this.amounts.exec(text);
    if (!found) return this.dilution(words);
    const [, perBefore, from, unitOfFrom, to, unitOfTo, perAfter] = found;
    const written = [unitOfFrom, unitOfTo].map((each) => keyOf(this.facts.units, each));
    const unit = written.some(Boolean) ? only(written) : (head.unit ?? "");
    const per = only([perBefore, perAfter].map((each) => keyOf(this.facts.per, each)), head.per);
    const numbers = rising(from, to);
    return unit && per && numbers ? { amount: numbers[0], amount_max: numbers[1], unit, per } : null;
  }

  // Two or more, whole; a bare number counts under a title that says that it is times.
  dilution(words, isBare = false) {
    const found = new RegExp(`^(?:稀释)?(${NUMBER})(倍)?(?:${BETWEEN}(${NUMBER})(倍)?)?(液|稀释液)?$`).exec(compact(words));
    if (!found || !(isBare || found[2] || found[4])) return null;
    const numbers = rising(found[1], found[3]);
    return numbers?.every(isTimes) ? { dilution: numbers[0], dilution_max: numbers[1] } : null;
  }

  // {max_times, times_per}; one number only, a range is no limit.
  times(words) {
    const text = compact(words);
    const found = /^(?:每(季|年|个?疗程))?(?:作物)?(?:≤|最多|不超过)?(?:使用|施用|施药)?(\d{1,3})次?(?:\/(季|年))?$/.exec(text);
    if (!found || !Number(found[2])) return null;
    return { max_times: String(Number(found[2])), times_per: periodIn(found[1] ?? found[3] ?? "") };
  }

  // Days between two uses, as a number: "7", "至少7天".
  interval(words) {
    const found = /^(?:≥|至少|间隔)?(\d{1,3})(?:天|日|d)?$/.exec(compact(words));
    return found ? String(Number(found[1])) : "";
  }

  // {answer, number} of what is waited for; null also for a bare number where days and hours are both usual.
  wait(words, usual) {
    const text = compact(words);
    if (/^(?:没有要求|无要求|不作要求)$/.test(text)) return { answer: "none", number: null };
    if (text === "不清楚") return { answer: "unknown", number: null };
    const found = /^(?:≥|至少)?(\d{1,3})(天|日|d|小时|h)?$/.exec(text);
    const answer = found && ({ 天: "days", 日: "days", d: "days", 小时: "hours", h: "hours" }[found[2]] ?? usual);
    return answer ? { answer, number: String(Number(found[1])) } : null;
  }

  // {strength, strength_unit} of "80%", or of "80" under a title that says the unit.
  strength(words, head = "") {
    const found = this.strengths.exec(squeezed(words));
    const bare = numberIn(words, DIGITS);
    if (found && !found[1] && !found[4]) return strengthOf(found[2], keyOf(this.facts.strengths, found[3]));
    return bare && head ? strengthOf(bare, head) : null;
  }

  // The key of a form at the end of `words`; "" where it is none of ours, or two of ours have that name.
  form(words) {
    const name = this.forms.find(([each]) => words.endsWith(each))?.[0];
    const keys = this.forms.filter(([each]) => each === name).map(([, key]) => key);
    return name && keys.length === 1 && !OTHER_FORM.test(words.slice(0, -name.length)) ? keys[0] : "";
  }

  // {strength, strength_unit, active, form} of a product as its label names it, as far as it is clear: 80%代森锰锌可湿性粉剂.
  product(words) {
    const text = squeezed(words);
    const found = this.strengths.exec(text);
    const rest = found ? found[1] + found[4] : text;
    if (/\d|%/.test(rest)) return {}; // two strengths, or a number that means something else
    const said = found ? (strengthOf(found[2], keyOf(this.facts.strengths, found[3])) ?? {}) : {};
    const form = this.form(rest);
    if (!form) return said;
    const active = this.active(rest.slice(0, -this.facts.forms.find(([key]) => key === form)[1].length));
    return { ...said, form, ...(active && { active }) };
  }

  // "" where the field would not take it.
  active(words) {
    return new RegExp(`^(?:${this.facts.patterns.active})$`).test(words.trim()) ? words.trim() : "";
  }

  registration(words, kind) {
    const patterns = this.facts.patterns.registration;
    const pattern = patterns[kind] ?? Object.values(patterns).join("|");
    return new RegExp(`^(?:${pattern})$`).test(words.trim()) ? words.trim() : "";
  }

  target(words) {
    return keyOf(this.facts.targets, words.trim());
  }

  // {unit, per} that a title says: "每亩用量（克）", "用药量（mL/667m²）"; {} where it speaks of the substance.
  head(words) {
    const text = compact(words);
    if (NOT_OF_PRODUCT.test(text)) return {};
    const inner = /[（(]([^（）()]+)[)）]$/.exec(text)?.[1] ?? /量([^（）()]*)$/.exec(text)?.[1] ?? "";
    const found = this.unitAndPer.exec(inner) ?? [];
    const before = new RegExp(`每?(${anyOf(this.facts.per)})(?:制剂)?(?:施|使)?用`).exec(text)?.[1];
    const unit = keyOf(this.facts.units, found[2]);
    return { unit, per: only([found[1], found[3], before].map((each) => keyOf(this.facts.per, each))) };
  }
}

function isTimes(number) {
  return number === "" || (/^\d+$/.test(number) && Number(number) >= 2 && Number(number) <= 100_000);
}

// "season", "course", "year" or "".
export function periodIn(words) {
  return /季/.test(words) ? "season" : /疗程/.test(words) ? "course" : /年/.test(words) ? "year" : "";
}

// Blanks go, but not between digits: "1 500" may be one number or two.
function compact(words) {
  return squeezed(words).replace(/(?<!\d) | (?!\d)/g, "").replaceAll("／", "/");
}

function squeezed(words) {
  return narrow(words).replace(/\s+/g, " ").trim();
}

// Both ends of a range as the form takes them, the second "" where there is one number; null for 0, for none, for 7～5.
function rising(from, to) {
  const numbers = [numberIn(from, DIGITS), to === undefined ? "" : numberIn(to, DIGITS)];
  if (!(Number(numbers[0]) > 0) || (to !== undefined && !(Number(numbers[1]) > Number(numbers[0])))) return null;
  return numbers;
}

function strengthOf(number, unit) {
  const strength = numberIn(number, DIGITS);
  if (!(Number(strength) > 0) || !unit || (unit === "percent" && Number(strength) > 100)) return null;
  return { strength, strength_unit: unit };
}

// The one key that is said, by one or by all; "" where they contradict each other.
function only(said, otherwise = "") {
  const keys = new Set([...said, otherwise].filter(Boolean));
  return keys.size === 1 ? [...keys][0] : "";
}

function keyOf(pairs, word) {
  return pairs.find(([each]) => each === word)?.[1] ?? "";
}

function anyOf(pairs) {
  const words = pairs.map(([word]) => word.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&"));
  return words.sort((one, other) => other.length - one.length).join("|");
}
