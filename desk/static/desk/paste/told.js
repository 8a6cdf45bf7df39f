// What a paste left out, said under its field, and the tables that wait there for a decision.

const HOLDERS = "[data-draftail-editor-wrapper], .w-field__input, [data-field-input]";
const SHOWN = 3; // rows
const told = new WeakMap(); // holder → the element that tells

/** The element under a field; its first child is a live region. */
function place(field) {
  const holder = field.closest(HOLDERS) ?? field;
  const known = told.get(holder);
  if (known?.isConnected) return known;
  if (holder.nextElementSibling?.matches(".paste-told")) holder.nextElementSibling.remove(); // of a field that is gone
  const element = document.createElement("div");
  element.className = "paste-told";
  element.innerHTML = '<p class="paste-said" role="status" aria-live="polite"></p>';
  holder.after(element);
  told.set(holder, element);
  return element;
}

/** Says `sentences` under `field`; nothing where there are none and nothing was said before. */
export function say(field, sentences) {
  const holder = field.closest(HOLDERS) ?? field;
  if (!sentences.length && !told.get(holder)?.isConnected) return;
  const element = place(field);
  const status = element.firstElementChild;
  status.textContent = "";
  // A live region is read out when it changes, not when it comes.
  requestAnimationFrame(() => {
    status.textContent = sentences.length ? `${sentences.join("；")}。` : "";
  });
}

/** A question under `field` about a table with these rows, and its buttons, [[label, action], …]; one press ends it. */
export function ask(field, question, rows, buttons) {
  const offer = made("div", "paste-offer");
  offer.setAttribute("role", "group");
  offer.setAttribute("aria-label", question);
  offer.append(made("p", "paste-question", question), outline(rows));
  const row = made("div", "paste-buttons");
  buttons.forEach(([label, action], at) => {
    const button = made("button", `button button-small${at ? " button-secondary" : ""}`, label);
    button.type = "button";
    button.addEventListener("click", () => {
      try {
        action();
        offer.remove();
      } catch (error) {
        console.warn(error);
        say(field, ["没做成，表还在这里：请选别的"]);
      }
    });
    row.append(button);
  });
  offer.append(row);
  place(field).append(offer);
}

// The first rows, so that an editor knows which table is meant.
function outline(rows) {
  const frame = made("div", "paste-outline");
  frame.tabIndex = 0; // scrolls by the keyboard too
  frame.setAttribute("role", "group");
  frame.setAttribute("aria-label", "表的前几行");
  const table = made("table");
  for (const cells of rows.slice(0, SHOWN)) {
    const row = table.insertRow();
    cells.forEach((text) => (row.insertCell().textContent = text));
  }
  frame.append(table);
  if (rows.length > SHOWN) frame.append(made("p", "paste-more", `还有${rows.length - SHOWN}行`));
  return frame;
}

function made(name, className = "", text = "") {
  const element = document.createElement(name);
  element.className = className;
  element.textContent = text;
  return element;
}
