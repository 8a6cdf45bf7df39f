// Every paste in the page editor goes through the filter: rich text, titles and all other fields of text.

import { TOO_LONG, clean, isTooLong as isTooMuch } from "../../science_content/paste/clean.js";
import { paragraph } from "../../science_content/paste/lines.js";
import { CELL, cut, oneLine } from "../../science_content/paste/signs.js";
import { tablesIn } from "../../science_content/paste/tables.js";
import { editorAround, insert, insertRows, isOurOwn, isSafe, onlyLine } from "./draft.js";
import { MOST_ROWS, insertTable, isTooLong, streamAround } from "./stream.js";
import { ask, say } from "./told.js";

const FORMS = "[data-edit-form], [data-wb]";
const FIELDS = "textarea, input:is(:not([type]), [type=text], [type=search], [type=url], [type=email], [type=number])";
const NOT_UNDERSTOOD = "剪贴板没看懂，按纯文字贴的：删除的文字也可能在里面，请核对每个数";
const NOTHING_PASTED = "没有贴进来";
const ONLY_PICTURES = "图没有贴进来：请用“配图”一块";
const NOT_DRAGGED = "没有拖进来：请复制，再粘贴";
const units = JSON.parse(document.getElementById("paste-units")?.textContent ?? "[]");

function pasted(event) {
  const { target, clipboardData } = event;
  if (!(target instanceof Element) || !clipboardData || !target.closest(FORMS)) return;
  const [html, text] = [clipboardData.getData("text/html"), clipboardData.getData("text/plain")];
  const editor = editorAround(target);
  if (!editor && !target.matches(FIELDS)) return;
  if (takesTables(target) && tablesIn(html, text).length) return;
  if (!html && !text) {
    if (clipboardData.files.length) say(target, [ONLY_PICTURES]);
    return;
  }
  if (editor ? !intoEditor(editor, html, text) : !intoField(target, html, text)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}

// The grid of a table fills its cells itself.
function takesTables(field) {
  return field.closest("[data-grid]") !== null;
}

/** `work`, or what the clipboard says as plain text with its cells apart: never what the browser would make of it. */
function orPlain(field, text, work, insertPlain) {
  try {
    return work();
  } catch (error) {
    console.warn(error);
  }
  if (isTooMuch(text)) {
    say(field, [TOO_LONG]);
    return true;
  }
  try {
    insertPlain(text.replace(/\r\n?/g, "\n").replaceAll("\t", CELL));
    say(field, [text ? NOT_UNDERSTOOD : NOTHING_PASTED]);
  } catch {
    say(field, [NOTHING_PASTED]);
  }
  return true;
}

// True where the paste is done; false where Draftail does it as it always did.
function intoEditor({ wrapper, editor }, html, text) {
  const work = () => {
    if (isOurOwn(html, text)) return false;
    const { flow, left } = clean(html, text);
    if (!html && !left.length && onlyLine(flow) === text && isSafe(text)) return false;
    const isOffered = streamAround(wrapper) !== null;
    const tables = insert(editor, isOffered ? flow : flow.flatMap((item) => (item.rows ? asLines(item) : [item])));
    say(wrapper, tables.length ? [...left, `${tables.length}张表没贴进文字，请在下面选`] : left);
    tables.forEach(({ rows, anchor }, at) => offer(wrapper, editor, rows, anchor, tables.length > 1 ? at + 1 : 0));
    return true;
  };
  return orPlain(wrapper, text, work, (lines) => insert(editor, lines.split("\n").map(paragraph)));
}

function asLines({ rows }) {
  return rows.map((row) => paragraph(row.join(CELL)));
}

function offer(wrapper, editor, rows, anchor, number) {
  const size = `${rows.length}行×${rows[0].length}列`;
  const asText = [
    "当文字贴",
    () => {
      insertRows(editor, rows, anchor);
      say(wrapper, ["表当文字贴进来了，一行一段"]);
    },
  ];
  const asTable = [
    "做成数据表",
    () => {
      insertTable(wrapper, rows, units);
      say(wrapper, ["数据表做好了，在这一块下面：请核对每一格，写标题"]);
    },
  ];
  const nothing = ["不要这张表", () => say(wrapper, ["表没有贴进来"])];
  const which = number ? `第${number}张表` : "有1张表";
  if (isTooLong(rows)) {
    return ask(wrapper, `${which}（${size}）没贴进文字：数据表最多${MOST_ROWS}行`, rows, [asText, nothing]);
  }
  const { most } = streamAround(wrapper);
  const wide = rows[0].length > most ? `（数据表最多${most}列，多的要删）` : "";
  return ask(wrapper, `${which}（${size}）没贴进文字：做成数据表？${wide}`, rows, [asTable, asText, nothing]);
}

// True where the paste is done; false where the browser's own says the same.
function intoField(field, html, text) {
  const work = () => {
    const { text: cleaned, left } = clean(html, text, false);
    const words = forField(field, cleaned);
    if (words === text && !left.length && words.length <= room(field)) {
      say(field, []);
      return false;
    }
    say(field, [...left, ...typed(field, words)]);
    return true;
  };
  return orPlain(field, text, work, (lines) => typed(field, forField(field, lines)));
}

function forField(field, text) {
  return field.localName === "input" ? oneLine(text.split("\n")) : text;
}

/** Types `words` in place of the selection, so that it can be undone; what did not fit, as sentences. */
function typed(field, words) {
  const text = cut(words, room(field));
  if (text) type(field, text);
  return text === words ? [] : [`放不下：最后${words.length - text.length}个字没有贴进来`];
}

// How many UTF-16 units the field can take in place of the selection.
function room(field) {
  const selected = (field.selectionEnd ?? 0) - (field.selectionStart ?? 0);
  return field.maxLength >= 0 ? field.maxLength - field.value.length + selected : Infinity;
}

function type(field, text) {
  field.focus();
  if (!document.execCommand("insertText", false, text)) {
    field.setRangeText?.(text, field.selectionStart, field.selectionEnd, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

// Dragged from elsewhere, a text comes as the browser reads it, struck numbers too.
function dropped(event) {
  const { target, dataTransfer } = event;
  if (isDraggedHere) return void (isDraggedHere = false); // an editor may take away what said that the drag ended
  if (!(target instanceof Element) || !dataTransfer || !target.closest(FORMS)) return;
  if (!editorAround(target) && !target.matches(FIELDS)) return;
  const [html, text] = [dataTransfer.getData("text/html"), dataTransfer.getData("text/plain")];
  if (isSame(html, text)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  say(target, [NOT_DRAGGED]);
}

function isSame(html, text) {
  try {
    const { text: cleaned, left } = clean(html, text, false);
    return cleaned === text && !left.length;
  } catch {
    return false;
  }
}

let isDraggedHere = false;
const capture = { capture: true };
document.addEventListener("dragstart", () => (isDraggedHere = true), capture);
document.addEventListener("dragend", () => (isDraggedHere = false), capture);
document.addEventListener("drop", dropped, capture);
document.addEventListener("paste", pasted, capture);
