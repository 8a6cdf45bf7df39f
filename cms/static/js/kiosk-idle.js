// After a quiet while a kiosk asks whether somebody is there; if not, it ends the visit and returns to the start.
// <body data-start="/e/…/" data-idle-seconds="120"> and one <dialog data-idle-dialog> with [data-idle-left].

const LONGEST_WARNING = 25;
const SIGNS_OF_LIFE = ["pointerdown", "keydown", "wheel", "scroll", "input"];

function somethingPlays() {
  return [...document.querySelectorAll("audio, video")].some((media) => !media.paused && !media.ended);
}

function leave(start) {
  dispatchEvent(new Event("kiosk:left"));
  if (location.pathname === start) scrollTo(0, 0);
  else location.replace(start);
}

function watch({ start, seconds, dialog }) {
  const left = dialog.querySelector("[data-idle-left]");
  const warning = location.pathname === start ? 0 : Math.min(LONGEST_WARNING, seconds / 2);
  let quiet = 0;
  const wake = () => {
    quiet = 0;
  };
  for (const sign of SIGNS_OF_LIFE) addEventListener(sign, wake, { passive: true, capture: true });
  dialog.addEventListener("close", wake);
  setInterval(() => {
    quiet = somethingPlays() ? 0 : quiet + 1;
    const remaining = seconds - quiet;
    if (remaining <= 0) {
      quiet = 0;
      leave(start);
    } else if (remaining <= warning) {
      left.textContent = String(remaining);
      if (!dialog.open) dialog.showModal();
    } else if (dialog.open) dialog.close(); // not on pointerdown: the click would land on the page below
  }, 1000);
}

const { start, idleSeconds } = document.body.dataset;
const dialog = document.querySelector("[data-idle-dialog]");
if (start && dialog) watch({ start, seconds: Number(idleSeconds) || 120, dialog });
