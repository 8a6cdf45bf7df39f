// Fields for a link to a part: the blocks of this page by name above each, so that nobody has to look for an address.

const LIST = "select[data-part-choices]";

function blocksOfThisPage() {
  const stream = document.getElementById("body-root")?.rootBlock;
  return (stream?.children ?? []).flatMap((child, place) => [[child.id, nameOf(child, place)], ...productsOf(child)]);
}

function nameOf(child, place) {
  const kind = child.blockDef.meta.label;
  const words = child.block.getTextLabel?.({ maxLength: 40 }) ?? "";
  const name = words.startsWith(kind) ? words : `${kind}：${words}`;
  return `第${place + 1}块 ${name.replace(/：$/, "")}`;
}

// Each row of a table of doses has a place of its own.
function productsOf(child) {
  const rows = document.querySelectorAll(`#block-${CSS.escape(child.id)}-section tr[id^="block-"]`);
  return [...rows].flatMap((row) => {
    const product = row.querySelector("[data-name=substance]")?.value;
    return product ? [[row.id.replace(/^block-|-section$/g, ""), `　${product}`]] : [];
  });
}

function fieldOf(list) {
  return list.parentElement.querySelector("input");
}

function refresh(list) {
  const [nothing] = list.options;
  const options = blocksOfThisPage().map(([id, name]) => new Option(name, `#${id}`));
  list.replaceChildren(nothing, ...options);
  list.value = fieldOf(list).value.trim().replace(/^#b-/, "#");
  if (list.selectedIndex < 0) list.selectedIndex = 0;
}

function refreshAll() {
  document.querySelectorAll(LIST).forEach(refresh);
}

for (const kind of ["focusin", "pointerdown"]) {
  document.addEventListener(kind, ({ target }) => {
    if (target.matches?.(LIST)) refresh(target);
  });
}

document.addEventListener("change", ({ target }) => {
  if (target.matches?.(LIST)) {
    const field = fieldOf(target);
    field.value = target.value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  } else if (target.parentElement?.querySelector(`:scope > ${LIST}`)) {
    refresh(target.parentElement.querySelector(LIST));
  }
});

if (document.readyState === "complete") refreshAll();
else window.addEventListener("load", refreshAll);
