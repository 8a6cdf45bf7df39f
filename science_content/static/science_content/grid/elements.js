// Elements as this folder makes them: never from text, so that nothing that was pasted becomes markup.

export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

// One that cannot act now stays where the keyboard is: `switchOff` and not `disabled`.
export function button(words, act, attributes = {}) {
  const look = "button button-small button-secondary";
  const made = element("button", { type: "button", class: look, ...attributes }, words);
  made.addEventListener("click", () => made.getAttribute("aria-disabled") !== "true" && act());
  return made;
}

export function switchOff(made, off) {
  made.setAttribute("aria-disabled", String(off));
}

// [[value, words]]
export function choices(options, chosen) {
  return options.map(([value, words]) => element("option", { value, selected: value === chosen }, words));
}

// The words of an error below a field, which says to whoever hears it that it is wrong and why.
export function tellError(field, id, messages) {
  field.parentElement.querySelector(":scope > .cell-error")?.remove();
  field.toggleAttribute("aria-invalid", false);
  field.removeAttribute("aria-describedby");
  if (!messages?.length) return;
  field.setAttribute("aria-invalid", "true");
  field.setAttribute("aria-describedby", id);
  field.after(element("p", { class: "cell-error error-message", id }, messages.join(" ")));
}
