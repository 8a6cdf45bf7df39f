// How somebody left the editor, on this machine; a browser that keeps nothing is no fault.

export function remembered(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

export function remember(name, value) {
  try {
    localStorage.setItem(name, value);
  } catch (error) {
    console.warn("not remembered", error);
  }
}
