// What a visitor typed and opened belongs to the visit: who goes back into an earlier one lands on the start.
// Loaded with blocking="render", so that nothing of the earlier visit is painted first. <body data-start="/e/…/">
// The event "kiosk:left" on the window ends a visit.

const VISIT = "kiosk-visit";

function forget() {
  for (const form of document.forms) form.reset();
}

function check() {
  const visit = sessionStorage.getItem(VISIT) ?? "0";
  const { start } = document.body.dataset;
  const opened = history.state?.visit;
  if (opened !== undefined && opened !== visit && location.pathname !== start) location.replace(start);
  else history.replaceState({ ...history.state, visit }, "");
}

check();
addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  forget();
  check();
});
addEventListener("kiosk:left", () => {
  sessionStorage.setItem(VISIT, String(Date.now()));
  forget();
});
