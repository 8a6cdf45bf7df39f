// Records in the browser where it may, and sends what was recorded without leaving the page: a cut line loses nothing.

const BITS = 32_000; // a second; a voice needs no more
const KINDS = [
  ["audio/webm;codecs=opus", "webm"],
  ["audio/ogg;codecs=opus", "ogg"],
  ["audio/mp4", "m4a"],
];
const NO_MICROPHONE = "用不了话筒：浏览器没让用，或者没有接上。可以用手机录好，选文件传。";
const BUSY = "别的一块正在录：请先在那里点“停”。";
const STILL = "还在录：请先点“停”。";
const NOT_SENT = "没传上去。录音还在这里：等有网了，再点“存下来”。";
const LOGIN = "登录过期了。录音还在这里：在另一个标签页里登录，再点“存下来”。";
const TOO_LARGE = "录音太大。请一块一块地念，或者剪短再传。";

const { most, csrf } = document.querySelector("[data-most]").dataset;
const unsent = new Set();
let recording = null; // the form that has the microphone, or has asked for it

for (const form of document.querySelectorAll("form[data-record]")) {
  if (window.MediaRecorder && navigator.mediaDevices) offer(form);
  form.elements.file.addEventListener("change", () => hold(form));
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
  let recorder = null;
  form.querySelector("[data-tools]").hidden = false;
  start.addEventListener("click", async () => {
    if (recording) return say(form, recording === form ? "" : BUSY);
    recording = form;
    say(form, "");
    try {
      recorder = await begin(form, time);
    } catch {
      recording = null;
      return say(form, NO_MICROPHONE);
    }
    start.hidden = true;
    stop.hidden = false;
    stop.focus();
    // Pressed, or the microphone was pulled out.
    recorder.addEventListener("stop", () => {
      recording = null;
      stop.hidden = true;
      start.hidden = false;
      start.focus();
    });
    return undefined;
  });
  stop.addEventListener("click", () => {
    if (recorder.state !== "inactive") recorder.stop();
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
  hold(form);
}

// What will be sent, recorded or chosen, can be heard first.
function hold(form) {
  const [file] = form.elements.file.files;
  const heard = form.querySelector("[data-heard]");
  URL.revokeObjectURL(heard.src);
  heard.hidden = !file;
  if (file) {
    unsent.add(form);
    heard.src = URL.createObjectURL(file);
  } else {
    unsent.delete(form);
    heard.removeAttribute("src");
  }
}

async function send(form) {
  if (recording === form) return say(form, STILL);
  const [sent] = form.elements.file.files;
  if (sent?.size > Number(most)) return say(form, TOO_LARGE);
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
    const { error, recording: there } = await response.json();
    // Who sends it once more puts it in the place of what stands there now.
    if (there !== undefined) form.elements.instead_of.value = there;
    if (!response.ok) return say(form, error ?? NOT_SENT);
    if (form.elements.file.files[0] === sent) {
      form.reset();
      hold(form);
    }
    if (!unsent.size && !recording) return location.reload();
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
