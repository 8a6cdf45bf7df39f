// Fetches what suggests, and its looks, when a search field is first used: most pages are read, not searched.
// <form data-suggest="…" data-combobox="…/search-combobox.js" data-styles="…/search.css">
// Without it the form searches as ever.

async function prepare(form) {
  const { combobox, styles } = form.dataset;
  if (!document.querySelector(`link[href="${styles}"]`)) {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = styles;
    document.head.append(link);
  }
  (await import(combobox)).combobox(form);
}

for (const form of document.querySelectorAll("form[data-suggest]")) {
  form.addEventListener("focusin", () => prepare(form), { once: true });
}
