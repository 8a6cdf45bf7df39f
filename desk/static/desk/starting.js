// The translators' desk: how far the background has come, and ticking all pages that nobody has begun.

const PAUSE = 3000;

function follow() {
  const shown = document.querySelector("#desk-waiting");
  if (!shown?.querySelector("progress")) return;
  setTimeout(async () => {
    try {
      const answer = await fetch(location.href, { redirect: "manual" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const now = page.querySelector("#desk-waiting");
      if (now) {
        shown.replaceChildren(...now.childNodes);
        if (!shown.querySelector("progress")) shown.append(done(page));
      }
    } catch {
      // without a line what stands there stays; the next try may go through
    }
    follow();
  }, PAUSE);
}

// The rows of now stand in the list at once, unless somebody is ticking or stands in them.
function done(page) {
  const rows = document.querySelector(".desk tbody");
  const line = document.createElement("p");
  line.className = "help-block";
  if (rows.contains(document.activeElement) || rows.querySelector(":checked")) {
    const link = document.createElement("a");
    link.href = location.href;
    link.textContent = "都准备好了，刷新就能译。";
    line.append(link);
  } else {
    rows.replaceChildren(...page.querySelector(".desk tbody").children);
    line.textContent = "都准备好了。";
  }
  return line;
}

function tickAll() {
  const button = document.querySelector("[data-tick-all]");
  const boxes = document.querySelectorAll('input[name="page"][form="start-many"]');
  if (!button || !boxes.length) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    for (const box of boxes) box.checked = true;
  });
}

follow();
tickAll();
