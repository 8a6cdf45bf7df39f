// What a paste left out or changed, counted and then said to the editor.

const SENTENCES = {
  deleted: "去掉了#处删除的文字",
  hidden: "去掉了#处隐藏的文字",
  comments: "#条批注没有贴进来",
  notes: "#个脚注没有贴进来",
  ruby: "去掉了#处注音",
  pictures: "#张图没有贴进来：请用“配图”一块",
  media: "#段音视频或嵌入的内容没有贴进来",
  fields: "#个填写框没有贴进来",
  formulas: "#个公式没有贴进来：请照原文写",
  turned: "有#处改变字序的符号：请核对数字",
  merged: "#个合并的格拆开了，每格都写上",
  lines: "接上了#处断开的行",
};
const OF_RICH_TEXT = {
  headings: "#个标题贴成了加粗的一段：也可以用“小标题”一块",
  numbered: "#项编号不是从1数起，照原样写成了文字",
  links: "#个链接没有带过来",
};

export function counts() {
  return Object.fromEntries(Object.keys({ ...SENTENCES, ...OF_RICH_TEXT }).map((name) => [name, 0]));
}

/** The sentences for an editor; a field of plain text has no headings, lists and links to speak of. */
export function sentences(left, isRich = true) {
  const said = isRich ? { ...SENTENCES, ...OF_RICH_TEXT } : SENTENCES;
  return Object.entries(said)
    .filter(([name]) => left[name])
    .map(([name, sentence]) => sentence.replace("#", left[name]));
}
