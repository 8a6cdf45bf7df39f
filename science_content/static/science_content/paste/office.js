// What only Word and its kin put on the clipboard: comments, notes, markers of lists, codes of fields, Office Math.

import { ordinals } from "./lists.js";
import { fieldCode, formula } from "./maths.js";
import { seen } from "./signs.js";

const LONGEST_COMMENT = 20_000; // letters
const BULLET = /^[a-z]$/i; // Word's bullets are letters of a font of signs, its numbers have a point or a bracket
const NOTES = "[style*='mso-element:footnote'], [style*='mso-element:endnote']";

export class Office {
  constructor(reading) {
    this.reading = reading;
    this.code = undefined; // of the field that has begun
  }

  /** True where nothing more of the element is to be read. */
  has(element, state) {
    const style = this.reading.styles.of(element);
    const part = style.get("mso-element") ?? "";
    if (part === "comment-list") {
      this.reading.left.comments ||= 1; // the marks in the text have counted them
      return true;
    }
    const isComment = part === "comment" || element.matches("a.msocomanchor, .MsoCommentReference");
    if (isComment || style.get("mso-special-character") === "comment") {
      if (element.textContent.trim()) this.reading.left.comments += 1;
      return true;
    }
    if (/^(?:footnote|endnote)-list$/.test(part)) {
      const { left } = this.reading;
      left.notes = Math.max(left.notes, element.querySelectorAll(NOTES).length);
      return true;
    }
    if (style.get("mso-list") === "ignore") {
      this.label(element.textContent, state.item);
      return true;
    }
    return /^(?:header|footer|field-)/.test(part);
  }

  label(text, item) {
    if (!item || item.paragraph) return;
    const { left } = this.reading;
    item.label = seen(text, left).replace(/\s+/g, " ").trim();
    const isNumber = ordinals(item.label).length > 0 && !BULLET.test(item.label);
    item.kind = isNumber || /\p{Nd}/u.test(item.label) ? "ol" : "ul";
  }

  /** Reads what is hidden in a comment; the node to go on with. */
  comment(node, state) {
    const data = node.data.length > LONGEST_COMMENT ? "" : node.data;
    if (/^\[if supportFields\]>/i.test(data)) return this.field(node, data, state);
    if (/^\[if gte msEquation[^\]]*\]>/i.test(data)) {
      const source = data.replace(/^\[[^\]]*\]>/, "").replace(/<(m:\w+)([^<>]*)\/>/g, "<$1$2></$1>");
      const maths = new DOMParser().parseFromString(source, "text/html").body;
      this.reading.formula(formula(maths, this.reading.before()), state);
    }
    return /^\[if !msEquation\]/i.test(data) ? (closing(node) ?? node).nextSibling : node.nextSibling;
  }

  // One code may lie in several comments; its last result, if any, stands between two of them.
  field(node, data, state) {
    if (data.includes("field-begin")) this.code = "";
    if (this.code === undefined) return node.nextSibling;
    const hasEnded = data.includes("field-end");
    this.code += words(data);
    if (!hasEnded && !data.includes("field-separator")) return node.nextSibling;
    const isFormula = /^\s*eq\s/i.test(this.code);
    if (isFormula) this.reading.formula(fieldCode(this.code, this.reading.before()), state);
    this.code = undefined;
    return isFormula && !hasEnded ? (fieldEnd(node) ?? node).nextSibling : node.nextSibling;
  }
}

function words(data) {
  return data
    .replace(/^\[[^\]]*\]>/, "")
    .replace(/<!\[endif\]$/, "")
    .replace(/<[^<>]*>/g, "")
    .replace(/&nbsp;|\s/g, " ");
}

// The `<![endif]>` among the siblings that belongs to this `<![if …]>`.
function closing(node) {
  let depth = 0;
  for (let each = node.nextSibling; each; each = each.nextSibling) {
    if (each.nodeType !== Node.COMMENT_NODE) continue;
    if (/^\[if [^\]]*\]$/.test(each.data)) depth += 1;
    else if (each.data.startsWith("[endif]") && (depth -= 1) < 0) return each;
  }
  return null;
}

function fieldEnd(node) {
  for (let each = node.nextSibling; each; each = each.nextSibling) {
    if (each.nodeType === Node.COMMENT_NODE && each.data.includes("field-end")) return each;
  }
  return null;
}
