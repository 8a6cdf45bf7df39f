// The table that somebody pastes into a cell.

import { tablesIn } from "../paste/tables.js";

const TOO_MUCH = 400_000; // signs; what a table as long as this holds, nobody reads through
const REFUSED = "太大，没有贴：请分几次贴。";

// {words: rows of texts, others: how many more tables there are}, {refused: a sentence}, or null for what is no table.
// The event is used up where it is not null. One cell of a sheet is pasted as its text.
export function takeTable(event) {
  const [html, plain] = ["text/html", "text/plain"].map((kind) => event.clipboardData.getData(kind));
  const [words, ...others] = tablesIn(html, plain);
  if (!words && html.length + plain.length < TOO_MUCH) return null;
  event.preventDefault();
  event.stopPropagation();
  if (!words) return { refused: REFUSED };
  if (words.length > 1 || words[0].length > 1) return { words, others: others.length };
  document.execCommand("insertText", false, words[0][0]);
  return null;
}
