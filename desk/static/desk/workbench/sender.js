// Sends what is on this machine to the server, and again until it has it: a line that is cut, a server that is down, a
// session that ended lose nothing.

const REST = 600; // ms without typing
const LONGEST_WAIT = 15_000; // ms for an answer
const SLOWEST = 60_000; // ms between two tries
const AT_ONCE = 100; // sentences in one request

// Without JSON, 403 is the guard of forms: its cookie is gone with the session.
function isSignedOut(response) {
  return response.type === "opaqueredirect" || [401, 403].includes(response.status);
}

export class Sender extends EventTarget {
  held = new Set(); // ids of entries that wait for a person's decision
  #store;
  #person;
  #cookie;
  #timer;
  #tries = 0;
  #running = null;
  #stopped = ""; // "login" or "person" while nothing is sent

  constructor(store, { person, cookie }) {
    super();
    this.#store = store;
    this.#person = Number(person);
    this.#cookie = cookie;
    addEventListener("online", () => this.again());
    addEventListener("visibilitychange", () => document.visibilityState === "hidden" && this.flush());
  }

  /** After a pause of typing. */
  soon(pause = REST) {
    clearTimeout(this.#timer);
    if (!this.#stopped && !this.#tries) this.#say("here", {});
    this.#timer = setTimeout(() => this.flush(), pause);
  }

  /** Once more, after what was in the way may be gone. */
  async again() {
    while (this.#running) await this.#running; // what is on its way may still fail of it
    this.#stopped = "";
    this.#tries = 0;
    return this.flush();
  }

  /** Whether everything is at the server now. */
  async flush() {
    while (this.#running) await this.#running; // it may have begun before the last letter
    clearTimeout(this.#timer);
    if (this.#stopped) return false;
    this.#running = this.#all().finally(() => (this.#running = null));
    const isSent = await this.#running;
    if (!isSent && !this.#stopped) this.soon(Math.min(1000 * 2 ** this.#tries++, SLOWEST));
    // A question that waits for a person, may be of another page, keeps no form from going.
    return isSent && !(await this.#store.unsent()).some((entry) => !(entry.to && this.held.has(entry.id)));
  }

  async waiting() {
    return (await this.#store.unsent()).filter((entry) => !this.held.has(entry.id));
  }

  async #all() {
    for (;;) {
      const entries = await this.waiting();
      if (!entries.length) break;
      const { url } = entries.find((entry) => !entry.to) ?? entries[0]; // no question keeps words waiting
      const some = entries.filter((entry) => entry.url === url).slice(0, AT_ONCE);
      this.#say("sending", { count: entries.length });
      if (!(await this.#send(url, some))) return false;
    }
    this.#tries = 0;
    const count = (await this.#store.unsent()).length; // those that wait for a person
    this.#say(count ? "held" : "saved", { count });
    return true;
  }

  async #send(url, entries) {
    const was = new Map(entries.map((entry) => [entry.id, entry.was])); // without what is sent now
    for (const entry of entries) {
      this.#tell("sent", { entry });
      await this.#store.sent(entry.id, entry.text);
    }
    const changes = entries.map(({ id, key, text, base, confirms, verdict, reason, back, to }) => {
      return { key, text, base, was: was.get(id), confirms, verdict, reason, back, to };
    });
    const answer = await this.#post(url, { person: this.#person, changes });
    if (answer.answers) {
      const byKey = new Map(entries.map((entry) => [entry.key, entry]));
      for (const each of answer.answers) await this.#take(byKey.get(each.key), { ...each, at: answer.at });
      return true;
    }
    if (answer.refused) {
      // Of this page alone: the words of others go on.
      for (const entry of entries) {
        this.held.add(entry.id);
        this.#tell("refused", { entry, reason: answer.refused });
      }
      return true;
    }
    this.#stopped = answer.stopped ?? "";
    this.#say(answer.stopped ?? (answer.isDown ? "down" : "offline"), { count: (await this.waiting()).length });
    return false;
  }

  async #take(entry, answer) {
    if (!entry) return;
    const { at, print, findings, read, id: asked } = answer;
    if (answer.state === "saved") await this.#store.saved(entry.id, entry.stamp, { at, print, findings, read, asked });
    else this.held.add(entry.id);
    this.#tell("answered", { entry, answer });
  }

  /** Whether the server took a word that needs no answer. */
  async tell(url) {
    try {
      const headers = { Accept: "application/json", "X-CSRFToken": this.#token() };
      const signal = AbortSignal.timeout(LONGEST_WAIT);
      const response = await fetch(url, { method: "POST", headers, redirect: "manual", signal });
      if (isSignedOut(response)) this.#say("login", { count: (await this.waiting()).length });
      return response.ok;
    } catch (error) {
      console.warn("not told", error);
      return false;
    }
  }

  // {answers}; {refused: why} of this page; {stopped} where nothing is sent until somebody acts;
  // or {isDown}: again later.
  async #post(url, body) {
    try {
      const response = await fetch(url, {
        method: "POST",
        body: JSON.stringify(body),
        headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": this.#token() },
        redirect: "manual",
        signal: AbortSignal.timeout(LONGEST_WAIT),
      });
      const isRead = response.headers.get("Content-Type")?.includes("json");
      if (response.ok && isRead) return await response.json();
      if (response.status === 409 && isRead) return { stopped: "person" };
      if ([400, 403, 404].includes(response.status) && isRead) {
        return { refused: (await response.json()).error };
      }
      return isSignedOut(response) ? { stopped: "login" } : { isDown: response.status >= 500 };
    } catch (error) {
      console.warn("not sent", error);
      return {};
    }
  }

  // Signing in changes it, so it is read each time.
  #token() {
    const found = document.cookie.split("; ").find((each) => each.startsWith(`${this.#cookie}=`));
    return found ? decodeURIComponent(found.slice(this.#cookie.length + 1)) : "";
  }

  #say(state, detail) {
    this.#tell("state", { state, ...detail });
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
