// What was written for a sentence before, under it, and a way back to each.

import { made } from "./made.js";

export async function showHistory(url, row) {
  const known = row.element.querySelector(".wb-history");
  if (known) return void known.remove();
  const list = made("ul", { class: "wb-history", "aria-label": "这一句以前的写法" });
  row.element.querySelector(".wb-words").append(list);
  try {
    const response = await fetch(`${url}?key=${row.key}`, { redirect: "error" });
    if (!response.ok) throw new Error(response.status);
    list.innerHTML = await response.text();
  } catch (error) {
    console.warn(error);
    list.replaceChildren(made("li", {}, "没有连上，看不到以前的写法。"));
  }
  for (const button of list.querySelectorAll("button")) {
    button.addEventListener("click", () => {
      row.replace(button.closest("li").querySelector("[data-words]").dataset.words);
      list.remove();
    });
  }
}
