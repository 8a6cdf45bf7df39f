// Typed words on this machine until the server has them and a page has shown them: one entry a sentence,
// {id, url, key, text, base, was: [texts sent before], confirms, verdict, reason, back, isTyped, stamp}, and
// {at, print, findings, read} once the server has it; of a question {to}, and {asked}, its number there.

const TABLE = "words";

/** Entries in IndexedDB, and in memory where it refuses (a private window, a full disk): `isLasting` says so. */
export async function openStore(name) {
  try {
    return new Kept(new Lasting(await opened(name)));
  } catch (error) {
    console.warn("no IndexedDB", error);
    return new Kept(null);
  }
}

class Kept {
  #passing = new Passing();
  #lasting;

  constructor(lasting) {
    this.#lasting = lasting;
    this.isLasting = Boolean(lasting);
  }

  async all() {
    const kept = new Map((await this.#tried((store) => store.all()) ?? []).map((entry) => [entry.id, entry]));
    for (const entry of await this.#passing.all()) kept.set(entry.id, entry);
    return [...kept.values()];
  }

  /** Those that the server does not have. */
  async unsent() {
    return (await this.all()).filter((entry) => !entry.at);
  }

  async put(entry) {
    if (await this.#tried((store) => store.put(entry).then(() => true))) await this.#passing.forget(entry.id);
    else await this.#passing.put(entry);
  }

  async remove(id, stamp) {
    await this.#passing.remove(id, stamp);
    await this.#tried((store) => store.remove(id, stamp));
  }

  async sent(id, text) {
    await this.#passing.sent(id, text);
    await this.#tried((store) => store.sent(id, text));
  }

  /** The server has what was typed at `stamp`, since `at` by its clock: a page drawn before shows older words. */
  async saved(id, stamp, known) {
    await this.#passing.remove(id, stamp);
    await this.#tried((store) => store.saved(id, stamp, known));
  }

  async #tried(act) {
    if (!this.#lasting) return undefined;
    try {
      return await act(this.#lasting);
    } catch (error) {
      console.warn("not stored here", error);
      this.isLasting = false;
      return undefined;
    }
  }
}

function opened(name) {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(name, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(TABLE, { keyPath: "id" });
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = asked.onblocked = () => reject(asked.error);
  });
}

class Lasting {
  #database;

  constructor(database) {
    this.#database = database;
    database.onversionchange = () => database.close();
  }

  all() {
    return this.#run("readonly", (table) => table.getAll());
  }

  put(entry) {
    return this.#run("readwrite", (table) => table.put(entry));
  }

  /** Removes an entry unless something was typed after `stamp`. */
  remove(id, stamp) {
    return this.#change(id, (table, entry) => entry.stamp === stamp && table.delete(id));
  }

  /** Remembers that `text` was sent, whatever was typed meanwhile. */
  sent(id, text) {
    return this.#change(id, (table, entry) => table.put({ ...entry, was: [...entry.was, text].slice(-20) }));
  }

  saved(id, stamp, known) {
    return this.#change(id, (table, entry) => entry.stamp === stamp && table.put({ ...entry, ...known }));
  }

  #change(id, change) {
    return this.#run("readwrite", (table) => {
      const asked = table.get(id);
      asked.onsuccess = () => asked.result && change(table, asked.result);
      return asked;
    });
  }

  #run(mode, act) {
    return new Promise((resolve, reject) => {
      const transaction = this.#database.transaction(TABLE, mode, { durability: "strict" });
      const asked = act(transaction.objectStore(TABLE));
      transaction.oncomplete = () => resolve(asked.result);
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
    });
  }
}

class Passing {
  #entries = new Map();

  async all() {
    return [...this.#entries.values()];
  }

  async put(entry) {
    this.#entries.set(entry.id, entry);
  }

  async forget(id) {
    this.#entries.delete(id);
  }

  async remove(id, stamp) {
    if (this.#entries.get(id)?.stamp === stamp) this.#entries.delete(id);
  }

  async sent(id, text) {
    const entry = this.#entries.get(id);
    if (entry) this.#entries.set(id, { ...entry, was: [...entry.was, text].slice(-20) });
  }
}
