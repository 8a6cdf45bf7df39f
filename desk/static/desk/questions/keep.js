// What somebody types as an answer stays in this browser until a page shows that the server has it: a session may end
// while he types, a browser be closed. Each account has its own.

const oneLine = (text) => text.split(/\s+/).join(" ").trim();

for (const { dataset } of document.querySelectorAll("[data-answer]")) forget(dataset.keep, dataset.answer);
const form = document.querySelector("form[data-keep]");
if (form) keep(form);

function keep(form) {
  const name = form.dataset.keep;
  const { answer: box, seen } = form.elements;
  forget(name, seen.value);
  const kept = read(name);
  if (kept && oneLine(box.defaultValue) === seen.value) {
    box.value = kept;
    form.querySelector("[data-kept]").hidden = false;
  }
  box.addEventListener("input", () => write(name, oneLine(box.value) === seen.value ? "" : box.value));
}

function forget(name, answer) {
  if (oneLine(read(name)) === answer) write(name, "");
}

function read(name) {
  try {
    return localStorage.getItem(name) ?? "";
  } catch {
    return "";
  }
}

function write(name, text) {
  try {
    if (text) localStorage.setItem(name, text);
    else localStorage.removeItem(name);
  } catch (error) {
    console.warn("not kept", error);
  }
}
