// Puts paragraphs into a Draftail editor, as one step that can be undone, and remembers where its tables stood.

import { paragraph, plain, rowLines } from "../../science_content/paste/lines.js";
import { lifted } from "../../science_content/paste/signs.js";

const FRAGMENT = "data-draftjs-conductor-fragment";
const TYPES = { p: "unstyled", ol: "ordered-list-item", ul: "unordered-list-item" };
const STYLES = { bold: "BOLD", italic: "ITALIC" };
const LIFTS = { sup: "SUPERSCRIPT", sub: "SUBSCRIPT" };
// Draftail takes these beginnings for markers of lists, cuts them off and numbers anew (draftjs-filters, 3.0.1).
const MARKER = /^(1?\d\.|x?(?:i|ii|iii|iv|v|vi|vii|viii|ix|x)\.|[a-z]\.|[·§o]) /;

/** The editor around a node of the page, or null: {input, editor, wrapper}. */
export function editorAround(node) {
  const wrapper = node.closest("[data-draftail-editor-wrapper]");
  const input = wrapper && [...wrapper.parentNode.children].find((each) => each.draftailEditor);
  return input ? { wrapper, input, editor: input.draftailEditor } : null;
}

/** Whether a clipboard comes from an editor of ours, which then puts it in itself, and says what its text says. */
export function isOurOwn(html, text) {
  if (!html.includes(FRAGMENT)) return false;
  const page = new DOMParser().parseFromString(html, "text/html");
  try {
    const { blocks } = JSON.parse(page.querySelector(`[${FRAGMENT}]`).getAttribute(FRAGMENT));
    return bare(blocks.map((block) => block.text).join("")) === bare(text);
  } catch {
    return false;
  }
}

function bare(text) {
  return text.replace(/\s/g, "");
}

/** Whether Draftail leaves a line of plain text as it is. */
export function isSafe(line) {
  return !MARKER.test(line);
}

/** Puts `flow` without its tables where the cursor is; a list of {rows, anchor}, one for each table. */
export function insert(editor, flow) {
  const state = editor.getEditorState();
  const selection = state.getSelection();
  const begin = selection.getStartKey();
  const isAtStart = selection.getStartOffset() === 0;
  const texts = flow.filter(({ kind }) => kind !== "table");
  let content = state.getCurrentContent();
  if (texts.length) {
    content = replaced(editor, content, selection, texts);
    push(editor, state, content);
  }
  const keys = [...content.getBlockMap().keys()];
  let count = 0;
  const anchors = [];
  for (const item of flow) {
    if (item.kind !== "table") count += 1;
    else {
      const key = keys[keys.indexOf(begin) + Math.max(0, count - 1)];
      anchors.push({ rows: item.rows, anchor: { key, isBefore: !count && isAtStart } });
    }
  }
  return anchors;
}

/** Puts the rows of a table as lines where it stood, or at the end where that paragraph is gone. */
export function insertRows(editor, rows, { key, isBefore }) {
  const { Modifier, SelectionState } = window.DraftJS;
  const state = editor.getEditorState();
  let content = state.getCurrentContent();
  const known = content.getBlockForKey(key);
  const block = known ?? content.getLastBlock();
  const offset = known && isBefore ? 0 : block.getLength();
  let selection = SelectionState.createEmpty(block.getKey()).merge({ anchorOffset: offset, focusOffset: offset });
  if (block.getLength()) {
    content = Modifier.splitBlock(content, selection);
    if (offset) selection = content.getSelectionAfter();
  }
  content = Modifier.setBlockType(content, selection, "unstyled");
  push(editor, state, replaced(editor, content, selection, rowLines(rows).map(paragraph)));
}

function push(editor, state, content) {
  editor.onChange(window.DraftJS.EditorState.push(state, content, "insert-fragment"));
}

function replaced(editor, content, selection, flow) {
  const { Modifier, convertFromRaw } = window.DraftJS;
  const fragment = convertFromRaw(raw(flow, stylesOf(editor))).getBlockMap();
  const next = Modifier.replaceWithFragment(content, selection, fragment);
  // Draft.js keeps the depth of an empty list item that becomes a paragraph, and Draftail drops such a paragraph.
  const isWrong = (block) => block.getDepth() > 0 && !block.getType().endsWith("list-item");
  return next.merge({ blockMap: next.getBlockMap().map((block) => (isWrong(block) ? block.set("depth", 0) : block)) });
}

function stylesOf(editor) {
  return new Set(editor.props.inlineStyles.map(({ type }) => type));
}

/** `flow` as Draft.js stores content; raised digits are letters of their own where the editor knows no raised style. */
export function raw(flow, styles) {
  const entityMap = {};
  const blocks = flow.map((item) => {
    const runs = item.runs.map((run) => {
      const isFlat = run.lift && !styles.has(LIFTS[run.lift]);
      return isFlat ? { ...run, text: lifted(run.text, run.lift), lift: "" } : run;
    });
    const block = { text: "", type: TYPES[item.kind], depth: item.depth };
    Object.assign(block, { inlineStyleRanges: [], entityRanges: [], data: {} });
    for (const run of runs) append(block, run, entityMap);
    if (item.kind === "p") block.text = block.text.replace(MARKER, "$1\u00a0");
    return block;
  });
  return { blocks, entityMap };
}

// Raw offsets count whole letters, also where JavaScript counts two.
function append(block, { text, lift, href, ...marks }, entityMap) {
  const range = { offset: [...block.text].length, length: [...text].length };
  const names = [LIFTS[lift], ...Object.keys(STYLES).map((name) => marks[name] && STYLES[name])].filter(Boolean);
  block.inlineStyleRanges.push(...names.map((style) => ({ ...range, style })));
  block.text += text;
  if (!href) return;
  const key = Object.keys(entityMap).length;
  entityMap[key] = { type: "LINK", mutability: "MUTABLE", data: { url: href } };
  block.entityRanges.push({ ...range, key });
}

/** The text of a flow that is one plain line, else null. */
export function onlyLine(flow) {
  const [item] = flow;
  return flow.length === 1 && item.kind === "p" && item.runs.length === 1 ? plain(item) : null;
}
