// What a writer is told of a paste: what did not fit, and what is longer than it may be.

// `left`: {rows, columns: how many were left out, long: [[row, column]]}; `tables`: how many more tables were copied.
export function leftOut(left, tables) {
  const said = [
    left.rows && `${left.rows} 行放不下，没有贴`,
    left.columns && `${left.columns} 列放不下，没有贴`,
    tables > 0 && `还有 ${tables} 张表没有贴`,
    left.long?.length && `${left.long.length} 格太长，要改短：${left.long.slice(0, 5).map(nameOf).join("、")}`,
  ].filter(Boolean);
  return said.length ? `贴好了一部分。${said.join("；")}。` : "贴好了。";
}

function nameOf([row, column]) {
  return row < 0 ? `第${column + 1}列的标题` : `第${row + 1}行第${column + 1}列`;
}
