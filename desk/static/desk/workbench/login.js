// A session that ended: the password is asked for here, above the words, and sending goes on.

export function watchLogin(root, sender) {
  const dialog = root.querySelector("[data-login-dialog]");
  const frame = dialog.querySelector("iframe");
  root.querySelector("[data-login-open]").addEventListener("click", () => {
    frame.src = `${root.dataset.login}?next=${encodeURIComponent(root.dataset.after)}`;
    dialog.showModal();
  });
  frame.addEventListener("load", () => {
    const place = frame.contentWindow?.location.href ?? "about:blank";
    if (place === "about:blank" || new URL(place).pathname === root.dataset.login) return;
    frame.src = "about:blank";
    dialog.close();
    sender.again();
  });
}
