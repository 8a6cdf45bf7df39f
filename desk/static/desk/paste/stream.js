// The body of a page around an editor: a table that was not pasted becomes a block 数据表 behind the editor's block.

import { filled, formState, newId } from "../../science_content/paste/tables.js";

const BLOCK = "fact_table";
export const MOST_ROWS = 100; // a form of more is too slow to work with

/** {stream, index, most}: the stream that holds `node` and knows a table, which block, how many columns; or null. */
export function streamAround(node) {
  for (let root = node.closest('[id$="-root"]'); root; root = root.parentElement?.closest('[id$="-root"]')) {
    const stream = root.rootBlock;
    const table = stream?.blockDef?.childBlockDefsByName?.[BLOCK];
    const index = stream?.children?.findIndex?.((child) => child.element.contains(node)) ?? -1;
    if (table && index >= 0) return { stream, index, most: mostColumns(table) };
  }
  return null;
}

function mostColumns(table) {
  return table.childBlockDefs?.find(({ name }) => name === "columns")?.meta?.maxNum || Infinity;
}

export function isTooLong(rows) {
  return rows.length > MOST_ROWS;
}

/** A block 数据表 with these rows behind the block around `node`. */
export function insertTable(node, rows, units) {
  const { stream, index } = streamAround(node);
  const value = formState(filled(rows, units));
  return stream.insert({ type: BLOCK, value, id: newId() }, index + 1, { animate: true, focus: true });
}
