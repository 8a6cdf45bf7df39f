// Marks of footnotes: they stand raised behind a word or a number and are no part of it.

const OF_NOTES = /#(?:_?ftnt?|_?edn|sd(?:foot|end)note|cite[_-]?note|footnote|endnote)[\w:._-]*$/i;
const PERHAPS = /#(?:fn|note|ref|cite)[\w:._-]*$/i;
const BARE = String.raw`(?:注|note)?\s*(?:[\d\s,，、–-]{1,8}|[a-z]{1,4}|[*†‡§]{1,3}|[①-⑳])`;
const MARK = new RegExp(String.raw`^\s*[[【〔(（]?\s*${BARE}\s*[\])）】〕]?\s*$`, "i");
const IN_BRACKETS = new RegExp(String.raw`^\s*[[【〔(（]\s*${BARE}\s*[\])）】〕]\s*$`, "i");
const LONGEST = 12;

/** Whether an element is the mark of a note: linked to it, or set raised in brackets as encyclopedias do. */
export function isNoteMark(element, lift) {
  const name = element.localName;
  if (name !== "a" && name !== "sup") return false;
  const text = element.textContent;
  if (text.length > LONGEST || !MARK.test(text)) return false;
  const link = name === "a" ? element : element.querySelector("a[href*='#']");
  if (link?.textContent.trim() !== text.trim()) return name === "sup" && IN_BRACKETS.test(text);
  const href = link.getAttribute("href") ?? "";
  const isRaised = name === "sup" || lift === "sup" || Boolean(element.querySelector("sup"));
  if (OF_NOTES.test(href)) return true;
  return (PERHAPS.test(href) || href.startsWith("#")) && (isRaised || IN_BRACKETS.test(text));
}
