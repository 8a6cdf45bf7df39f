// Typed words as nodes: ⟨粗体⟩30⟨/粗体⟩ is <b>30</b>, a line break is one. Whatever else is typed stays text.

const MARK = /⟨(\/?)([^⟨⟩/\d]+)(a?\d{0,3})⟩|\n/g;
const LINK = "链接";

/** `tags`: {粗体: "b", …}. `links`: those of the sentence as it was drawn; words of the first stand in a copy of it. */
export function nodesOf(typed, tags, links = []) {
  const root = document.createDocumentFragment();
  const opened = [root];
  let at = 0;
  const put = (node) => opened.at(-1).append(node);
  for (const mark of typed.matchAll(MARK)) {
    const [whole, closes, name, number] = mark;
    const element = elementOf(name, number, tags, links);
    if (whole !== "\n" && !element) continue;
    put(typed.slice(at, mark.index));
    at = mark.index + whole.length;
    if (whole === "\n") put(document.createElement("br"));
    else if (!closes) {
      put(element);
      opened.push(element);
    } else if (opened.length > 1 && opened.at(-1).localName === element.localName) opened.pop();
  }
  put(typed.slice(at));
  return root;
}

function elementOf(name, number, tags, links) {
  if (name === LINK) {
    const link = links[Number.parseInt(number.replace("a", ""), 10) - 1];
    return link?.cloneNode(false) ?? document.createElement("a");
  }
  return Object.hasOwn(tags, name ?? "") && !number ? document.createElement(tags[name]) : null;
}
