// What a writer typed into one cell: a number, a range, or words. What cannot be split without loss stays words.

const FULL_WIDTH = { "．": ".", "－": "-", "−": "-", "％": "%", "＋": "+" };
const DASHES = "[-–—]";
const BETWEEN = `(?:[~～〜∼至到]|${DASHES})`;
const PLAIN = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;
const IN_THOUSANDS = /^-?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/;

// No general folding of characters: 10² and ① would become 102 and 1.
export function narrow(words) {
  return words
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/[．－−％＋]/g, (sign) => FULL_WIDTH[sign]);
}

// "" where `words` are not one number that the form takes.
export function numberIn(words, { wholeDigits, decimals }) {
  const said = narrow(words.trim());
  const number = IN_THOUSANDS.test(said) ? said.replaceAll(",", "") : said;
  if (!PLAIN.test(number)) return "";
  const [whole, part = ""] = number.replace("-", "").split(".");
  return whole.length <= wholeDigits && part.length <= decimals ? number : "";
}

// [from, to] of a range, or null. After a dash a number has no sign of its own: -5-3 could mean two things.
export function rangeIn(words, digits) {
  const found = new RegExp(`^(-?[\\d.,]+)\\s*(${BETWEEN})\\s*(-?[\\d.,]+)$`).exec(narrow(words.trim()));
  if (!found) return null;
  const [, from, sign, to] = found;
  if (new RegExp(DASHES).test(sign) && (from.startsWith("-") || to.startsWith("-"))) return null;
  const numbers = [numberIn(from, digits), numberIn(to, digits)];
  return numbers.every(Boolean) ? numbers : null;
}

// {text, number, number_max} of what was typed under a column with the unit of this name, "" where it has none.
export function read(words, unit, digits) {
  const typed = words.replace(/\s+/g, " ").trim();
  const nothing = { text: typed, number: "", number_max: "" };
  if (!unit || !typed) return nothing;
  const bare = withoutUnit(narrow(typed), unit);
  const range = rangeIn(bare, digits);
  if (range) return { text: "", number: range[0], number_max: range[1] };
  const number = numberIn(bare, digits);
  return number ? { text: "", number, number_max: "" } : nothing;
}

function withoutUnit(words, unit) {
  if (!words.endsWith(unit)) return words;
  const rest = words.slice(0, -unit.length).trim();
  const twice = new RegExp(`${escaped(unit)}\\s*(?=${BETWEEN})`);
  return rest.replace(twice, "");
}

function escaped(words) {
  return words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

// What the cell shows of what is stored: number and range without their unit, which stands behind the field.
export function said(cell, unit) {
  const most = isThere(cell.number_max) ? `～${cell.number_max}` : "";
  const numbers = `${cell.number ?? ""}${most}`;
  if (!numbers) return cell.text ?? "";
  return cell.text ? `${cell.text}${numbers}${unit}` : numbers;
}

export function isNumber(cell) {
  return !cell.text && (isThere(cell.number) || isThere(cell.number_max));
}

function isThere(value) {
  return value !== null && value !== undefined && value !== "";
}

// "时间（天）" → ["时间", key of 天]; the whole title and "" where no unit stands in brackets at its end.
export function titleAndUnit(words, units) {
  const typed = words.replace(/\s+/g, " ").trim();
  const found = /^(.+?)\s*[（(]([^（()）]+)[)）]$/.exec(typed);
  const unit = found && units.find(([key, name]) => name === found[2].trim() || symbolOf(key) === found[2].trim());
  return unit ? [found[1], unit[0]] : [typed, ""];
}

const SYMBOLS = { ml: "mL", l: "L", g: "g", kg: "kg", mg: "mg", m: "m", cm: "cm", celsius: "°C" };

function symbolOf(key) {
  return SYMBOLS[key];
}
