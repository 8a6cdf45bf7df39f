// Reads an inert document as a reader sees it: paragraphs, list items, tables; counts what is left out, in `left`.

import { grid } from "./cells.js";
import { paragraph, rowLines, tidied } from "./lines.js";
import { marker } from "./lists.js";
import { formula, fraction } from "./maths.js";
import { isNoteMark } from "./notes.js";
import { Office } from "./office.js";
import { SOFT, seen, wouldJoin } from "./signs.js";
import { bold, gone, italic, lift, points, veils } from "./styles.js";

const NOTHING = new Set([
  ...["script", "style", "head", "title", "template", "noscript", "meta", "link", "base", "xml", "datalist"],
  ...["colgroup", "source", "track", "param", "map", "rp"],
]);
const BLOCKS = new Set([
  ...["address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div", "dl"],
  ...["dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr"],
  ...["legend", "li", "listing", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "td", "th", "tr", "ul"],
  ...["hgroup", "search", "table", "tbody", "tfoot", "thead", "xmp"],
]);
const MEDIA = new Set(["iframe", "video", "audio", "embed", "object", "canvas", "frame", "applet", "marquee"]);
const FIELDS = "select, textarea, input:not([type=hidden], [type=button], [type=submit], [type=checkbox])";
const FORMULAS = ".katex, .MathJax, .MathJax_Display, mjx-container, .mwe-math-element, math-field, .katex-html";
const FRACTIONS = ".frac, .sfrac, .fraction, .mfrac";
const PICTURED_FORMULA = /mwe-math|latex|mathjax|ztext-math|\btex\b/i;
const BLOCK_DISPLAY = /^(?:block|flex|grid|list-item|flow-root|table(?:-row|-cell|-row-group|-caption)?)$/;
const ROOMY = /^(?:margin|padding|width|min-width)/; // an inline box with these stands apart from its neighbours
const LINK = /^(?:https?:\/\/|mailto:|tel:)/i;
const LONGEST_LINK = 2000;
const DOT = 2; // px; what pages count their readers with
const ICON = 48;
const PICTOGRAPH = String.raw`\p{Extended_Pictographic}\p{Regional_Indicator}`;
const EMOJI = new RegExp(String.raw`^[${PICTOGRAPH}][${PICTOGRAPH}\p{Emoji_Modifier}\u200d\ufe0f]*$`, "u");

export class Reading {
  constructor(styles, left, isGrid = false) {
    this.styles = styles;
    this.left = left;
    this.isGrid = isGrid; // one row or one column of cells is a table too
    this.flow = [];
    this.fresh = true; // what comes next begins a paragraph
    this.apart = false; // what comes next does not touch what came before
    this.office = new Office(this);
  }

  /** Reads the children of `node` from `first` to before `end`. */
  inside(node, state = START, end = null, first = node.firstChild) {
    for (let child = first; child && child !== end; ) {
      const next = child.nextSibling;
      if (child.nodeType === Node.TEXT_NODE) this.text(child.data, state);
      else if (child.nodeType === Node.ELEMENT_NODE) this.element(child, state);
      child = child.nodeType === Node.COMMENT_NODE ? this.office.comment(child, state) : next;
    }
    return this.flow;
  }

  text(data, state) {
    const text = seen(data, this.left);
    if (!text) return;
    if (state.invisible || state.small) {
      if (text.trim()) this.left.hidden += 1;
      return;
    }
    if (state.pre) {
      text.split("\n").forEach((line, at) => {
        if (at) this.add("\n", state);
        this.add(line, state);
      });
    } else this.add(text.replace(/[ \t\r]*\n[ \t\r\n]*/g, SOFT), state);
  }

  add(text, { bold: heavy, italic: slanted, lift: raised, href, item, heading }) {
    if (!text || (this.fresh && !/[^ \t\n\u0001]/.test(text))) return;
    if (this.fresh) this.begin(item, heading);
    const { runs } = this.flow.at(-1);
    if (this.apart && wouldJoin(runs.at(-1)?.text ?? "", text)) runs.push({ ...PLAIN, text: " " });
    this.apart = false;
    runs.push({ text, bold: heavy, italic: slanted, lift: raised, href });
  }

  begin(item, heading) {
    const last = this.flow.at(-1);
    this.fresh = false;
    this.apart = false;
    if (item?.paragraph && item.paragraph === last) return void last.runs.push({ ...PLAIN, text: "\n" });
    const begun = paragraph("");
    if (item && !item.paragraph) {
      Object.assign(begun, { kind: item.kind, depth: item.depth, label: item.label });
      item.paragraph = begun;
    }
    if (heading) this.heading(begun);
    this.flow.push(begun);
  }

  heading(begun) {
    if (begun.label) begun.runs.push({ ...PLAIN, bold: true, text: `${begun.label.trim()} ` });
    Object.assign(begun, { kind: "p", depth: 0, label: "", heading: true });
  }

  element(element, state) {
    const name = element.localName;
    if (NOTHING.has(name) || this.isMaths(element, state) || this.office.has(element, state)) return;
    const style = this.styles.of(element);
    const reason = gone(element, style);
    if (reason) return void this.count(element, reason);
    if (isNoteMark(element, state.lift || lift(element, style, state.size))) return void this.leave("notes");
    if (name === "br") return this.add("\n", state);
    if (name === "rt" || name === "rtc") return void (this.left.ruby += 1);
    if (name === "img" || name === "svg") return this.picture(element, state);
    if (element.matches(FIELDS)) return void this.leave("fields");
    if (MEDIA.has(name)) return void this.leave("media");
    if (name === "table") return this.table(element, state, style);
    const next = this.stated(element, style, state);
    if (!this.isFraction(element, next)) this.within(element, next, style);
  }

  // Pages set a fraction as two boxes, with or without a stroke between them.
  isFraction(element, state) {
    const top = element.matches(FRACTIONS) && element.querySelector(":scope > :is(.num, .numerator)");
    const bottom = top && element.querySelector(":scope > :is(.den, .denominator)");
    if (!bottom) return false;
    this.inside(element, state, top);
    const text = fraction(top.textContent.trim(), bottom.textContent.trim(), this.before());
    this.formula([{ text, lift: "" }], state);
    this.inside(element, state, null, bottom.nextSibling);
    return true;
  }

  leave(what) {
    this.left[what] += 1;
    this.apart = true;
  }

  /** Counts what is gone; what follows without a gap is of the same piece. */
  count(element, reason) {
    const isMore = this.gone?.reason === reason && this.gone.element === element.previousSibling;
    this.gone = { element, reason };
    if (!isMore && (element.textContent.trim() || element.querySelector("img"))) this.left[reason] += 1;
  }

  within(element, state, style) {
    const display = style.get("display") ?? "";
    const isBlock = BLOCKS.has(element.localName) || BLOCK_DISPLAY.test(display);
    const isRoomy = display.startsWith("inline-") && [...style.keys()].some((name) => ROOMY.test(name));
    const isApart = isRoomy || state.boxed || (style.get("float") ?? "none") !== "none";
    this.fresh ||= isBlock;
    this.apart ||= isApart;
    this.inside(element, { ...state, boxed: /flex|grid/.test(display) });
    this.fresh ||= isBlock;
    this.apart ||= isApart;
  }

  stated(element, style, state) {
    const name = element.localName;
    const heading = /^h[1-6]$/.test(name) || element.matches("p.MsoTitle");
    const next = { ...state, ...veils(style) };
    next.size = points(style.get("font-size")) || state.size;
    next.lift = lift(element, style, state.size) || state.lift;
    next.bold = heading || (bold(element, style) ?? state.bold);
    next.italic = italic(element, style) ?? state.italic;
    const space = style.get("white-space") ?? (/^(?:pre|xmp|listing)$/.test(name) ? "pre" : "");
    if (space) next.pre = /^(?:pre|break)/.test(space);
    if (name === "a") next.href = this.address(element) || state.href;
    if (heading) Object.assign(next, { heading: true });
    return this.inLists(element, style, next);
  }

  inLists(element, style, state) {
    const name = element.localName;
    const type = element.getAttribute("type") ?? style.get("list-style-type") ?? style.get("list-style") ?? "";
    if (name === "ol" || name === "ul" || name === "menu" || name === "dir") {
      const start = Number.parseInt(element.getAttribute("start") ?? "1", 10);
      const list = { kind: name === "ol" ? "ol" : "ul", depth: (state.list?.depth ?? -1) + 1, type, next: start || 1 };
      return { ...state, list, item: null };
    }
    if (name === "li") return { ...state, item: listItem(element, state.list, type || state.list?.type || "") };
    const level = /^l\d+ level(\d) /.exec(`${style.get("mso-list") ?? ""} `);
    if (level) return { ...state, item: { kind: "ul", depth: Number(level[1]) - 1, label: "", paragraph: null } };
    return state;
  }

  address(element) {
    const href = (element.getAttribute("href") ?? "").replace(/[\u0000-\u0020]/g, "");
    if (LINK.test(href) && href.length <= LONGEST_LINK) return href;
    if (href && !href.startsWith("#")) this.left.links += 1;
    return "";
  }

  isMaths(element, state) {
    const maths = element.localName === "math" ? element : null;
    if (!maths && !element.matches(FORMULAS)) return false;
    const found = maths ?? element.querySelector("math");
    this.formula(found ? formula(found, this.before()) : null, state);
    return true;
  }

  formula(pieces, state) {
    if (!pieces) return this.leave("formulas");
    for (const { text, lift: raised } of pieces) this.add(text, { ...state, lift: raised || state.lift });
    this.apart = true;
  }

  before() {
    return this.fresh ? "" : (this.flow.at(-1)?.runs.slice(-3).map(({ text }) => text).join("") ?? "");
  }

  picture(element, state) {
    const alt = (element.getAttribute("alt") ?? "").trim();
    const size = (name) => Number.parseFloat(element.getAttribute(name) ?? "99");
    if (EMOJI.test(alt)) return this.add(alt, state);
    if (size("width") <= DOT || size("height") <= DOT) return;
    if (element.localName === "svg" && (size("width") <= ICON || !element.querySelector("text, image"))) return;
    this.leave(PICTURED_FORMULA.test(element.getAttribute("class") ?? "") ? "formulas" : "pictures");
  }

  table(element, state, style) {
    this.fresh = true;
    const caption = element.querySelector(":scope > caption");
    if (caption) this.element(caption, state);
    this.fresh = true;
    const rows = grid(element, this, this.stated(element, style, { ...state, item: null, list: null, pre: false }));
    const isTable = rows?.length && (this.isGrid || (rows.length > 1 && rows[0].length > 1));
    this.flow = this.flow.concat(isTable ? { kind: "table", rows } : rowLines(rows ?? []).map(paragraph));
    this.fresh = true;
  }

  /** The paragraphs of one cell, with the same counts. */
  cell(element, state) {
    const inside = new Reading(this.styles, this.left).inside(element, { ...state, heading: false });
    return tidied(inside, { headings: 0 });
  }
}

const PLAIN = { text: "", bold: false, italic: false, lift: "", href: "" };
export const START = { ...PLAIN, item: null, list: null, heading: false, pre: false, invisible: false, small: false };

function listItem(element, list, type) {
  if (/^none\b/.test(type)) return null;
  if (list?.kind !== "ol") return { kind: "ul", depth: list?.depth ?? 0, label: "", paragraph: null };
  const value = Number.parseInt(element.getAttribute("value") ?? "", 10);
  const number = Number.isNaN(value) ? list.next : value;
  list.next = number + 1;
  return { kind: "ol", depth: list.depth, label: marker(number, type), paragraph: null };
}
