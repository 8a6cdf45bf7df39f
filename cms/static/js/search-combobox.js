// Offers words and pages below a search field while somebody types (the combobox pattern of WAI-ARIA).
// Loaded by search-suggest.js for <form data-suggest="/zh-hans/search/suggest/"> with one input[type=search].

const QUIET = 180; // milliseconds without a key before asking

function option(id, { text, lang, kind, href }) {
  const link = document.createElement("a");
  link.id = id;
  link.href = href;
  link.role = "option";
  link.tabIndex = -1;
  const words = document.createElement("span");
  words.lang = lang;
  words.textContent = text;
  const note = document.createElement("span");
  note.className = "suggestion-kind";
  note.textContent = kind;
  link.append(words, note);
  return link;
}

export function combobox(form) {
  const input = form.querySelector("input[type=search]");
  const list = document.createElement("div");
  list.id = `${input.id}-suggestions`;
  list.className = "suggestions";
  list.role = "listbox";
  list.hidden = true;
  list.setAttribute("aria-label", input.placeholder);
  form.append(list);
  const says = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id };
  for (const [name, value] of Object.entries(says)) input.setAttribute(name, value);
  let asked = 0;
  let waiting;
  let current = -1;

  const close = () => {
    list.hidden = true;
    current = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const choose = (index) => {
    const options = [...list.children];
    if (!options.length) return;
    current = (index + options.length) % options.length;
    for (const [place, each] of options.entries()) each.ariaSelected = String(place === current);
    input.setAttribute("aria-activedescendant", options[current].id);
    options[current].scrollIntoView({ block: "nearest" });
  };
  const ask = async () => {
    const typed = input.value.trim();
    const number = ++asked;
    if (!typed) return close();
    try {
      const answer = await fetch(`${form.dataset.suggest}?q=${encodeURIComponent(typed)}`);
      if (!answer.ok || number !== asked) return;
      const { suggestions } = await answer.json();
      if (number !== asked || document.activeElement !== input) return;
      list.replaceChildren(...suggestions.map((each, place) => option(`${list.id}-${place}`, each)));
      current = -1;
      list.hidden = !suggestions.length;
      input.setAttribute("aria-expanded", String(!list.hidden));
    } catch {
      close(); // no line: the form still searches
    }
  };

  input.addEventListener("input", (event) => {
    clearTimeout(waiting);
    if (!event.isComposing) waiting = setTimeout(ask, QUIET);
  });
  input.addEventListener("compositionend", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, QUIET);
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || list.hidden) return;
    if (event.key === "ArrowDown") choose(current + 1);
    else if (event.key === "ArrowUp") choose(current - 1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && current >= 0) list.children[current].click();
    else return;
    event.preventDefault();
  });
  form.addEventListener("focusout", (event) => {
    if (!form.contains(event.relatedTarget)) close();
  });
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus until the click
  if (input.value !== input.defaultValue) ask(); // typed before this was here
}
