// Keys of the hand. An input method has the keyboard while it composes; Enter alone never saves.

/** `acts`: {"Ctrl+Enter": act(row), …}; each gets the row in which somebody types. */
export function bindKeys(sheet, acts) {
  sheet.root.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229) return;
    const act = acts[nameOf(event)];
    const row = sheet.rowOf(event.target);
    if (!act || !row) return;
    event.preventDefault();
    act(row);
  });
}

function nameOf({ key, code, altKey, ctrlKey, metaKey, shiftKey }) {
  if (shiftKey) return "";
  if ((ctrlKey || metaKey) && !altKey) return `Ctrl+${key}`;
  return altKey && !ctrlKey && !metaKey ? `Alt+${code.replace(/^Key/, "") || key}` : "";
}
