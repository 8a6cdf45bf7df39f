// Formulas as text that keeps their value: 1/2, 10⁸, √(2). A number before a fraction stays apart from it: 1又1/2.

const SIMPLE = /^[\p{L}\p{N}.]+$/u;
const DIGITS = /^\p{Nd}+$/u;
const PIECE = { text: "", lift: "" };

/** A fraction's text where `before` stands in front of it. */
export function fraction(top, bottom, before) {
  const text = `${inBrackets(top)}/${inBrackets(bottom)}`;
  if (!/[\p{N}\p{L})]$/u.test(before) || /\/\p{Nd}+$/u.test(before)) return text;
  if (!/\p{Nd}$/u.test(before)) return /\p{Script=Han}$/u.test(before) ? text : `(${text})`;
  return DIGITS.test(top) && DIGITS.test(bottom) ? `又${text}` : `(${text})`;
}

function inBrackets(text) {
  return SIMPLE.test(text) ? text : `(${text})`;
}

/** [{text, lift}] of a MathML or Office Math element; `before` is the text in front; null where nothing is known. */
export function formula(element, before = "") {
  try {
    const pieces = merged(new Formula().pieces(element, before));
    return pieces.some(({ text }) => text.trim()) ? pieces : null;
  } catch {
    return null;
  }
}

function merged(pieces) {
  const found = [];
  for (const piece of pieces) {
    if (found.length && found.at(-1).lift === piece.lift) found.at(-1).text += piece.text;
    else if (piece.text) found.push({ ...piece });
  }
  return found;
}

const SIGN = { sup: "^", sub: "_" };

function flat(pieces) {
  return merged(pieces)
    .map(({ text, lift }) => (lift ? `${SIGN[lift]}(${text})` : text))
    .join("");
}

// Office Math names its parts; MathML knows them by their order.
const OFFICE = { "m:f": "mfrac", "m:ssup": "msup", "m:ssub": "msub", "m:ssubsup": "msubsup", "m:rad": "mroot" };
const PARTS = {
  mfrac: ["m:num", "m:den"],
  msup: ["m:e", "m:sup"],
  msub: ["m:e", "m:sub"],
  msubsup: ["m:e", "m:sub", "m:sup"],
  mroot: ["m:e", "m:deg"],
};
const KINDS = new Set([
  ...["mfrac", "msup", "msub", "msubsup", "mroot", "msqrt", "munder", "mover", "munderover"],
  ...["semantics", "mspace", "mfenced"],
]);
const PARTED = new Set(["mtr", "mlabeledtr", "m:mr", "mtd"]); // rows and cells of a matrix
const NOTHING = new Set([
  ...["annotation", "annotation-xml", "mphantom", "m:phant", "m:ctrlpr", "m:rpr", "script", "style"],
]);

class Formula {
  pieces(node, before) {
    if (node.nodeType === Node.TEXT_NODE) return [{ ...PIECE, text: node.data.trim().replace(/\s+/g, " ") }];
    if (node.nodeType !== Node.ELEMENT_NODE || NOTHING.has(node.localName)) return [];
    if (node.localName === "menclose" && /strike/.test(node.getAttribute("notation") ?? "")) return [];
    const kind = OFFICE[node.localName] ?? node.localName;
    return KINDS.has(kind) ? this[kind](...this.parts(node, kind), before) : this.row(node, before);
  }

  parts(node, kind) {
    const names = PARTS[kind];
    if (!names) return [node];
    if (!node.localName.startsWith("m:")) return names.map((_, at) => node.children[at]);
    return names.map((name) => [...node.children].find((child) => child.localName === name));
  }

  row(node, before) {
    let found = [];
    for (const child of node.childNodes) {
      const text = before + flat(found);
      const more = this.pieces(child, text);
      const touches = /\/\p{Nd}+$/u.test(text) && /^\p{Nd}/u.test(flat(more));
      if (touches || (found.length && PARTED.has(child.localName))) found.push({ ...PIECE, text: " " });
      found = found.concat(more);
    }
    return found;
  }

  semantics(node, before) {
    return node.firstElementChild ? this.pieces(node.firstElementChild, before) : [];
  }

  mspace() {
    return [{ ...PIECE, text: " " }];
  }

  mfenced(node, before) {
    const inside = [...node.children].map((child) => flat(this.pieces(child, "")));
    const [open, close] = [node.getAttribute("open") ?? "(", node.getAttribute("close") ?? ")"];
    return [{ ...PIECE, text: open + inside.join(", ") + close }];
  }

  mfrac(top, bottom, before) {
    return [{ ...PIECE, text: fraction(this.text(top), this.text(bottom), before) }];
  }

  msup(base, above, before) {
    return [...this.pieces(base, before), { text: this.text(above), lift: "sup" }];
  }

  msub(base, below, before) {
    return [...this.pieces(base, before), { text: this.text(below), lift: "sub" }];
  }

  msubsup(base, below, above, before) {
    return [...this.msub(base, below, before), { text: this.text(above), lift: "sup" }];
  }

  munderover(node, before) {
    const [base, below, above] = node.children;
    return this.msubsup(base, below, above, before);
  }

  munder(node, before) {
    const [base, below] = node.children;
    return this.msub(base, below, before);
  }

  mover(node, before) {
    const [base, above] = node.children;
    const sign = this.text(above);
    return /[\p{L}\p{N}]/u.test(sign) ? this.msup(base, above, before) : this.pieces(base, before);
  }

  msqrt(node) {
    return [{ ...PIECE, text: `√(${flat(this.row(node, ""))})` }];
  }

  mroot(base, degree) {
    const order = degree ? this.text(degree) : "";
    const lead = order && order !== "2" ? [{ text: order, lift: "sup" }] : [];
    return [...lead, { ...PIECE, text: `√(${this.text(base)})` }];
  }

  text(node) {
    if (!node) throw new Error("a part of the formula is missing");
    return flat(this.pieces(node, "")).trim();
  }
}

/** [{text, lift}] of the code of a Word EQ field: `\f(1,2)`, `\s\up5(2)`; null where it says something else. */
export function fieldCode(words, before = "") {
  const said = /^\s*eq\s+/i.exec(words);
  if (!said) return null;
  const found = [];
  let rest = words.slice(said[0].length).trim();
  while (rest) {
    const part = EQ.map(([pattern, read]) => [pattern.exec(rest), read]).find(([match]) => match);
    if (!part) return null;
    const [match, read] = part;
    found.push(read(match, before + flat(found)));
    rest = rest.slice(match[0].length);
  }
  return found.length ? merged(found) : null;
}

const INSIDE = "([^()\\\\]{1,40}?)";
const code = (pattern) => new RegExp(`^${pattern.replaceAll("…", INSIDE)}\\s*`, "i");
const EQ = [
  [
    code(String.raw`\\f\s*\(…[,;，]\s*…\)`),
    ([, top, bottom], before) => ({ ...PIECE, text: fraction(top.trim(), bottom.trim(), before) }),
  ],
  [code(String.raw`\\s\s*\\up\s*\d*\s*\(…\)`), ([, text]) => ({ text, lift: "sup" })],
  [code(String.raw`\\s\s*\\do\s*\d*\s*\(…\)`), ([, text]) => ({ text, lift: "sub" })],
  [code(String.raw`\\r\s*\(\s*[,;]?\s*…\)`), ([, text]) => ({ ...PIECE, text: `√(${text})` })],
  [/^[^\\()]{1,40}/, ([text]) => ({ ...PIECE, text: text.trim() })],
];
