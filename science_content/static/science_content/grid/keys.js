// How the keys go from cell to cell: up, down and Enter always, left and right where the caret stands at an edge.
// A field says where it stands by `data-row` and `data-column`; in a list of choices the arrow keys choose, as ever.

const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], Enter: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

export function walkByKeys(table) {
  table.addEventListener("keydown", (event) => {
    const field = event.target.closest("[data-row]");
    const step = field && stepOf(event, field);
    if (!step) return;
    event.preventDefault(); // Enter would send the form
    const next = neighbour(table, field, step);
    if (next) enter(next, step[1] > 0);
    // In the last row nobody leaves the field, and what was typed is settled all the same.
    else if (event.key === "Enter") field.dispatchEvent(new Event("change", { bubbles: true }));
  });
}

function stepOf(event, field) {
  const inWriting = event.isComposing || event.keyCode === 229; // an input method is choosing a character
  if (inWriting || event.ctrlKey || event.altKey || event.metaKey || !(event.key in STEPS)) return null;
  if (event.key === "Enter") return event.shiftKey ? [-1, 0] : STEPS.Enter;
  if (event.shiftKey || field.localName === "select") return null;
  if (event.key === "ArrowLeft" && !isAt(field, 0)) return null;
  if (event.key === "ArrowRight" && !isAt(field, field.value.length)) return null;
  return STEPS[event.key];
}

function isAt(field, place) {
  return field.selectionStart === place && field.selectionEnd === place;
}

// The next cell in this direction that has a field. Between two rows, at a half, may stand the name of a group.
function neighbour(table, field, [down, right]) {
  const rows = [...table.rows];
  const last = Math.max(...rows.map((row) => row.cells.length));
  const from = Number(field.dataset.row);
  let row = (Number.isNaN(from) ? -1 : from) + down / 2; // the list of units stands below the title
  let column = Number(field.dataset.column) + right;
  for (; row >= -1 && row < rows.length && column >= 0 && column < last; row += down / 2, column += right) {
    const found = fieldAt(table, row, column);
    if (found) return found;
  }
  return null;
}

export function fieldAt(table, row, column) {
  return table.querySelector(`[data-row="${row}"][data-column="${column}"]`);
}

function enter(field, atStart) {
  field.focus();
  if (field.localName === "select") return;
  const place = atStart ? 0 : field.value.length;
  field.setSelectionRange(place, place);
}
