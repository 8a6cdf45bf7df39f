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
        if (!shown.querySelector("progress")) shown.append(done());
      }
    } catch {
      // without a line what stands there stays; the next try may go through
    }
    follow();
  }, PAUSE);
}

function done() {
  const line = document.createElement("p");
  const link = document.createElement("a");
  link.href = location.href;
  link.textContent = "都准备好了，刷新就能译。";
  line.className = "help-block";
  line.append(link);
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
