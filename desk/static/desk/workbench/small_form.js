// A small form under a sentence: one of several kinds, and words. What is typed in it is nowhere else until it is sent.

import { made } from "./made.js";

/** `kinds`: [[value, label], …]; `labels`: {text, send, cancel}; `act(kind, text)` when sent. One of a name a row. */
export function smallForm(row, name, kinds, labels, act) {
  const known = row.element.querySelector(`[data-form="${name}"]`);
  if (known) return void known.querySelector("input[type=text]").focus();
  const choices = kinds.map(([kind, label], at) => {
    const choice = made("input", { type: "radio", name: `wb-${name}-${row.key}`, value: kind });
    choice.checked = at === 0;
    return made("label", {}, choice, label);
  });
  const text = made("input", { type: "text", maxlength: "500", required: "true", "aria-label": labels.text });
  const send = made("button", { class: "button button-small" }, labels.send);
  const cancel = made("button", { type: "button", class: "button button-small button-secondary" }, labels.cancel);
  const attributes = { class: "wb-small", "data-form": name, "aria-label": labels.send };
  const form = made("form", attributes, ...choices, text, send, cancel);
  const close = () => {
    form.remove();
    row.box.focus();
  };
  cancel.addEventListener("click", close);
  form.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === "Escape" && !text.value) close();
    if (event.key !== "Enter") return;
    event.stopPropagation(); // with Ctrl it would be said of the words
    if (event.target !== cancel && (event.ctrlKey || event.metaKey || event.altKey)) {
      event.preventDefault();
      form.requestSubmit();
    }
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const said = text.value.trim();
    if (!said) return void text.focus();
    const kind = form.querySelector(":checked").value;
    form.remove();
    act(kind, said);
  });
  row.element.querySelector(".wb-words").append(form);
  text.focus();
}
