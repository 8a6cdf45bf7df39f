// The panel "发布前检查" of the page editor: asks the server what it finds in the saved draft, and leads to each place.

const PANEL = '[data-side-panel="checks"]';
const TOGGLE = '[data-side-panel-toggle="checks"]';
const INPUTS =
  "input:is([type=text], [type=url], [type=number], [type=checkbox]), textarea, select, [contenteditable=true]";
const COVERED = "(max-width: 50rem)"; // where Wagtail lays the panel over the form
const UNFOLDED = 400; // milliseconds that a tab or a folded panel takes to open
const SETTLED = 1000; // milliseconds after a save; somebody who writes on saves again

class Quality {
  constructor(section) {
    this.section = section;
    this.panel = section.closest(PANEL);
    this.results = section.querySelector("[data-quality-results]");
    this.page = section.dataset.qualityPage;
    this.found = 0;
    this.asked = 0;
    section.addEventListener("click", (event) => this.clicked(event.target));
    this.panel.addEventListener("show", () => this.ask());
    document.addEventListener("w-autosave:success", ({ detail }) => this.saved(detail?.response?.pk));
    this.watchPreview();
    this.ask();
  }

  saved(page) {
    this.page = page || this.page;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), SETTLED);
  }

  async ask() {
    if (!this.page) return;
    const asked = (this.asked += 1);
    this.results.setAttribute("aria-busy", "true");
    const html = await this.answer();
    if (asked !== this.asked) return; // a later question is under way
    this.results.removeAttribute("aria-busy");
    this.results.innerHTML = html;
    this.found = Number(this.results.querySelector("[data-quality-found]")?.dataset.qualityFound ?? 0);
    this.count();
  }

  async answer() {
    const address = this.section.dataset.qualityAddress.replace("/0/", `/${this.page}/`);
    const response = await fetch(address, { headers: { "X-Requested-With": "XMLHttpRequest" } }).catch(() => null);
    if (response?.ok) return response.text();
    return '<p class="quality-note">没查成：连不上，或者你已经退出登录。过一会儿再查一遍。</p>';
  }

  clicked(target) {
    const jump = target.closest("[data-quality-block]");
    if (jump) leadTo(jump.dataset.qualityBlock, jump.dataset.qualityField);
    else if (target.closest("[data-quality-except]")) except(target.dataset.qualityExcept);
    else if (target.closest("[data-quality-again]")) this.ask();
  }

  // Wagtail's own count is hidden by quality.css: it knows only what axe finds in the preview.
  count() {
    const toggle = document.querySelector(TOGGLE);
    const badge = toggle.querySelector("[data-quality-badge]") ?? newBadge(toggle);
    const preview = Number(this.panel.querySelector("[data-content-checker-count]")?.textContent) || 0;
    badge.textContent = this.found + preview;
    badge.hidden = !(this.found + preview);
  }

  watchPreview() {
    const counter = this.panel.querySelector("[data-content-checker-count]");
    const changes = { childList: true, characterData: true, subtree: true };
    if (counter) new MutationObserver(() => this.count()).observe(counter, changes);
  }
}

function newBadge(toggle) {
  const badge = document.createElement("span");
  badge.className = "w-side-panel-toggle__counter w-bg-critical-200";
  badge.dataset.qualityBadge = "";
  toggle.append(badge);
  return badge;
}

function leadTo(block, field) {
  const place = block ? document.getElementById(`block-${block}-section`) : placeOf(field);
  if (!place) return;
  if (matchMedia(COVERED).matches) document.querySelector("[data-form-side-close-button]")?.click();
  openTab(place);
  unfold(place);
  setTimeout(() => show(place), UNFOLDED);
}

function show(place) {
  place.scrollIntoView({ block: "center", behavior: "smooth" });
  const inputs = place.matches(INPUTS) ? [place] : [...place.querySelectorAll(INPUTS)];
  const first = inputs.find((input) => input.checkVisibility()) ?? place.querySelector("button");
  first?.focus({ preventScroll: true });
  place.classList.add("quality-shown");
  setTimeout(() => place.classList.remove("quality-shown"), 2500);
}

function placeOf(field) {
  const row = document.getElementById(`inline_child_${field}`);
  const input = row ?? document.querySelector(`#id_${field}-FORMS, #id_${field}, [name="${field}"]`);
  return row ?? input?.closest("[data-field-wrapper]")?.parentElement ?? input?.closest(".w-panel");
}

// A row more among the exceptions, with the sentence in it; the reason is for whoever writes it.
function except(sentence) {
  const add = document.getElementById("id_page_exceptions-ADD");
  if (!add) return;
  if (matchMedia(COVERED).matches) document.querySelector("[data-form-side-close-button]")?.click();
  openTab(add);
  unfold(add);
  add.click();
  const row = [...document.querySelectorAll('[id^="inline_child_page_exceptions-"]')].at(-1);
  const input = row?.querySelector('[name$="-sentence"]');
  if (!input) return;
  input.value = sentence;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  setTimeout(() => {
    row.scrollIntoView({ block: "center" });
    row.querySelector('[name$="-reason"]').focus({ preventScroll: true });
  }, UNFOLDED);
}

function openTab(place) {
  const panel = place.closest('[role="tabpanel"]');
  if (panel?.hidden) document.querySelector(`[role="tab"][aria-controls="${panel.id}"]`)?.click();
}

function unfold(place) {
  for (let panel = place.closest(".w-panel"); panel; panel = panel.parentElement?.closest(".w-panel")) {
    panel.querySelector(':scope > .w-panel__header [data-panel-toggle][aria-expanded="false"]')?.click();
  }
}

const section = document.querySelector("[data-quality]");
if (section) new Quality(section);
