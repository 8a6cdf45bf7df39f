// Records in the browser where it may, and sends what was recorded without leaving the page: a cut line loses nothing.

const BITS = 32_000; // a second; a voice needs no more
const KINDS = [
  ["audio/webm;codecs=opus", "webm"],
  ["audio/ogg;codecs=opus", "ogg"],
  ["audio/mp4", "m4a"],
];
const NO_MICROPHONE = "用不了话筒：浏览器没让用，或者没有接上。可以用手机录好，选文件传。";
const NOT_SENT = "没传上去。录音还在这里：等有网了，再点“存下来”。";
const LOGIN = "登录过期了。录音还在这里：在另一个标签页里登录，再点“存下来”。";
const TOO_LARGE = "录音太大。请一块一块地念，或者剪短再传。";

const { most, csrf } = document.querySelector("[data-most]").dataset;
const unsent = new Set();
let recording = null;

for (const form of document.querySelectorAll("form[data-record]")) {
  if (window.MediaRecorder && navigator.mediaDevices) offer(form);
  form.elements.file.addEventListener("change", () => unsent.add(form));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(form);
  });
}
window.addEventListener("beforeunload", (event) => {
  if (unsent.size || recording) event.preventDefault();
});

function offer(form) {
  const [start, stop, time] = ["start", "stop", "time"].map((name) => form.querySelector(`[data-${name}]`));
  form.querySelector("[data-tools]").hidden = false;
  start.addEventListener("click", async () => {
    if (recording) return;
    say(form, "");
    try {
      recording = await begin(form, time);
    } catch {
      say(form, NO_MICROPHONE);
      return;
    }
    start.hidden = true;
    stop.hidden = false;
    stop.focus();
  });
  stop.addEventListener("click", () => {
    recording?.stop();
    recording = null;
    stop.hidden = true;
    start.hidden = false;
    start.focus();
  });
}

async function begin(form, time) {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const [type, extension] = KINDS.find(([each]) => MediaRecorder.isTypeSupported(each)) ?? ["", "webm"];
  const recorder = new MediaRecorder(stream, { audioBitsPerSecond: BITS, ...(type && { mimeType: type }) });
  const pieces = [];
  const since = Date.now();
  const ticking = setInterval(() => {
    time.textContent = `${Math.floor((Date.now() - since) / 1000)} 秒`;
  }, 500);
  recorder.addEventListener("dataavailable", ({ data }) => pieces.push(data));
  recorder.addEventListener("stop", () => {
    clearInterval(ticking);
    for (const track of stream.getTracks()) track.stop();
    take(form, new File(pieces, `recorded.${extension}`, { type: recorder.mimeType }));
  });
  recorder.start();
  return recorder;
}

function take(form, file) {
  const held = new DataTransfer();
  held.items.add(file);
  form.elements.file.files = held.files;
  unsent.add(form);
  const heard = form.querySelector("[data-heard]");
  URL.revokeObjectURL(heard.src);
  heard.src = URL.createObjectURL(file);
  heard.hidden = false;
}

async function send(form) {
  if (form.elements.file.files[0]?.size > Number(most)) return say(form, TOO_LARGE);
  const button = form.querySelector("button:not([type])");
  button.disabled = true;
  const body = new FormData(form);
  const token = document.cookie.split("; ").find((each) => each.startsWith(`${csrf}=`));
  // Another one since somebody signed in again.
  if (token) body.set("csrfmiddlewaretoken", token.slice(csrf.length + 1));
  try {
    const response = await fetch(location.href, {
      method: "POST",
      body,
      headers: { Accept: "application/json" },
    });
    if (response.redirected || response.status === 401) return say(form, LOGIN);
    const { error } = await response.json();
    if (!response.ok) return say(form, error ?? NOT_SENT);
    unsent.delete(form);
    if (!unsent.size) return location.reload();
    form.closest("details").open = false;
  } catch {
    say(form, NOT_SENT);
  } finally {
    button.disabled = false;
  }
  return undefined;
}

function say(form, text) {
  const place = form.querySelector("[data-refused]");
  place.textContent = text;
  place.hidden = !text;
}
