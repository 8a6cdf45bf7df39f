// What an element's styles say of it, as far as a reader sees a difference: struck, hidden, raised, bold, apart.

const DELETED = "del, s, strike, .msoDel, .msodel";
const NO_SIZE = /^[-+]?0*\.?0*(?:[a-z]+|%)?$/;
const DOT = 1; // pt; nobody reads letters as small as this
const POINTS = { pt: 1, px: 0.75 };
const OUT_OF_SIGHT = -900; // px or pt to the left or above: where pages put what only machines should read
const RAISED = 2; // pt; Word moves pictures of formulas by less
const MOVES = ["vertical-align", "mso-text-raise", "top"];
const SHORT = 12; // letters; what is raised as a whole sentence is no exponent

/** Parts of `text` between `sign`s, which do not count inside quotes and brackets. */
function parts(text, sign) {
  const found = [];
  let begin = 0;
  let quote = "";
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    if (quote) quote = letter === quote ? "" : quote;
    else if (letter === '"' || letter === "'") quote = letter;
    else if (letter === "(") depth += 1;
    else if (letter === ")") depth = Math.max(0, depth - 1);
    else if (letter === sign && !depth) {
      found.push(text.slice(begin, at));
      begin = at + 1;
    }
  }
  return [...found, text.slice(begin)];
}

/** Map of property → value of a `style` attribute or of a rule's body, in small letters. */
export function declarations(text) {
  const found = new Map();
  for (const part of parts(text.toLowerCase(), ";")) {
    const colon = part.indexOf(":");
    const value = part.slice(colon + 1).replace("!important", "").trim();
    if (colon > 0 && value) found.set(part.slice(0, colon).trim(), value);
  }
  return found;
}

/** [selector, body] of each rule of a sheet; those inside @media, which may not hold on the screen, are its body. */
function rules(sheet) {
  const text = sheet.replace(/<!--|-->/g, " ").replace(/\/\*[^]*?(?:\*\/|$)/g, " ");
  const found = [];
  for (let at = 0, open; (open = text.indexOf("{", at)) >= 0; ) {
    const selector = text.slice(at, open).split(";").at(-1).trim();
    let close = open + 1;
    for (let depth = 1; close < text.length && depth; close += 1) depth += { "{": 1, "}": -1 }[text[close]] ?? 0;
    found.push([selector, text.slice(open + 1, close - 1)]);
    at = close;
  }
  return found;
}

/** The styles of an inert document: its sheets, then each element's own. */
export class Styles {
  constructor(page) {
    this.own = new Map();
    this.ruled = new Map();
    for (const sheet of page.querySelectorAll("style")) {
      for (const [selector, body] of rules(sheet.textContent)) this.rule(page, selector, declarations(body));
    }
  }

  rule(page, selector, style) {
    let elements = [];
    try {
      elements = page.querySelectorAll(selector);
    } catch {
      return; // @page, @media, and selectors that only Office knows
    }
    for (const element of elements) this.ruled.set(element, new Map([...(this.ruled.get(element) ?? []), ...style]));
  }

  of(element) {
    const text = element.getAttribute("style") ?? "";
    if (!this.own.has(text)) this.own.set(text, declarations(text));
    const ruled = this.ruled.get(element);
    return ruled ? new Map([...ruled, ...this.own.get(text)]) : this.own.get(text);
  }
}

/** "deleted", "hidden" or "": what no descendant can undo. */
export function gone(element, style) {
  if (element.matches(DELETED) || isStruck(style)) return "deleted";
  return isHidden(element, style) ? "hidden" : "";
}

function isStruck(style) {
  const decorated = [...style].some(([name, value]) => /^text-decoration/.test(name) && value.includes("line-through"));
  return decorated || (style.get("text-line-through") ?? "none") !== "none";
}

function isHidden(element, style) {
  return (
    element.hasAttribute("hidden") ||
    style.get("display") === "none" ||
    style.get("mso-hide") === "all" ||
    style.get("content-visibility") === "hidden" ||
    (style.has("opacity") && Number.parseFloat(style.get("opacity")) < 0.01) ||
    isTransparent(style) ||
    isClipped(style) ||
    isOutOfSight(style)
  );
}

function isTransparent(style) {
  const painted = [...style.values()].includes("text"); // background-clip: the ground shows through
  return !painted && /^(?:transparent|rgba\(.*,\s*0(?:\.0*)?\))$/.test(style.get("color") ?? "");
}

function isClipped(style) {
  const clip = (style.get("clip") ?? "").replace(/[^\d.,\s]/g, "").trim();
  const away = style.get("position") === "absolute" || style.get("position") === "fixed";
  const cut = ["overflow", "overflow-x", "overflow-y"].some((name) => /hidden|clip/.test(style.get(name) ?? ""));
  const size = (name) => (style.has(name) ? Number.parseFloat(style.get(name)) : Infinity);
  return (
    (away && clip !== "" && clip.split(/[\s,]+/).every((each) => Number(each) <= 1)) ||
    /inset\((?:50|100)%|(?:circle|ellipse)\(0/.test(style.get("clip-path") ?? "") ||
    (cut && away && size("width") <= 1 && size("height") <= 1) ||
    (cut && [size("height"), size("max-height"), size("width"), size("max-width")].some((each) => each === 0)) ||
    /scale\(0(?:\.0*)?[,)]/.test(style.get("transform") ?? "")
  );
}

function isOutOfSight(style) {
  const away = ["absolute", "fixed"].includes(style.get("position"));
  const places = [style.get("text-indent"), ...(away ? [style.get("left"), style.get("top")] : [])];
  return places.some((place) => /^-[\d.]+(?:px|pt)$/.test(place ?? "") && Number.parseFloat(place) < OUT_OF_SIGHT);
}

/** Hidden until a descendant says otherwise: {invisible, small}, each only where this element says something. */
export function veils(style) {
  const said = {};
  const visibility = style.get("visibility");
  if (visibility) said.invisible = visibility === "hidden" || visibility === "collapse";
  const size = style.get("font-size") ?? /(?:^|\s)(0(?:px|pt|em|rem|%)?)(?:\/|\s)/.exec(style.get("font") ?? "")?.[1];
  if (size && (NO_SIZE.test(size) || points(size) <= DOT)) said.small = true;
  else if (size && !/(?:em|%|smaller|larger|inherit)$/.test(size.replace("rem", ""))) said.small = false;
  return said;
}

/** "sup", "sub" or "" where the element says nothing; `around` is the size in points of what it stands in. */
export function lift(element, style, around) {
  if (element.localName === "sup" || element.localName === "sub") return element.localName;
  const aligned = style.get("vertical-align") ?? "";
  const position = style.get("font-variant-position") ?? "";
  if (aligned === "super" || position === "super") return "sup";
  if (aligned === "sub" || position === "sub") return "sub";
  if (!MOVES.some((name) => style.has(name)) || element.matches("td, th, tr, p, div")) return "";
  if (element.textContent.length > SHORT) return "";
  const raise = Number.parseFloat(style.get("mso-text-raise") ?? "");
  if (Math.abs(raise) >= RAISED) return raise > 0 ? "sup" : "sub";
  const up = height(aligned, style);
  const isFar = Math.abs(up) >= RAISED && /^[\p{Nd}+−-]+$/u.test(element.textContent.trim());
  if (!up || !(isFar || isSmaller(style.get("font-size") ?? "", around))) return "";
  return up > 0 ? "sup" : "sub";
}

// How far above its line an element stands, in points, or only its direction where that depends on the line.
function height(aligned, style) {
  if (/^(?:text-)?top$/.test(aligned)) return 1;
  if (/^(?:text-)?bottom$/.test(aligned)) return -1;
  const moved = style.get("position") === "relative" && /^-?[\d.]+\w+$/.test(style.get("top") ?? "");
  const said = /^-?[\d.]/.test(aligned) ? aligned : moved ? style.get("top") : "";
  const [, number, unit] = /^(-?[\d.]+)(pt|px|r?em|ex|%)?/.exec(said) ?? [];
  const size = (Number(number) || 0) * ({ pt: 1, px: 0.75, em: 10, rem: 10, ex: 5, "%": 0.1 }[unit] ?? 0);
  return said === aligned ? size : -size;
}

function isSmaller(size, around) {
  if (/^(?:smaller|x-small|xx-small)$/.test(size)) return true;
  const number = Number.parseFloat(size);
  if (size.endsWith("%")) return number < 95;
  if (/\d(?:r?em)$/.test(size)) return number < 0.95;
  return points(size) < around;
}

/** The size in points of "12pt" or "16px"; NaN of what depends on something else. */
export function points(size) {
  const [, number, unit] = /^([\d.]+)(pt|px)$/.exec(size ?? "") ?? [];
  return unit ? Number(number) * POINTS[unit] : Number.NaN;
}

/** true, false, or undefined where the element says nothing. */
export function bold(element, style) {
  const weight = style.get("font-weight");
  if (weight === "bold" || weight === "bolder") return true;
  if (weight === "normal" || weight === "lighter") return false;
  if (/^\d+$/.test(weight ?? "")) return Number(weight) >= 600;
  return ["b", "strong"].includes(element.localName) || undefined;
}

export function italic(element, style) {
  const said = style.get("font-style");
  if (said === "italic" || said === "oblique") return true;
  if (said === "normal") return false;
  return ["i", "em"].includes(element.localName) || undefined;
}
