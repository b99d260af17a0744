// What the explorer's pages share: language, light, navigation, search, and saying what went wrong.

import { ApiError, address, get } from "./api.js";
import { announce, byId, h } from "./dom.js";
import { EXPLORER_WORDS } from "./explorer-words.js";
import { linkToPages, profileAddress } from "./links.js";
import { SearchBox } from "./search.js";
import { addWords, currentLanguage, setLanguage, word } from "./words.js";

/** @typedef {import("./types.d.ts").Findable} Findable */
/** @typedef {import("./types.d.ts").Ontology} Ontology */
/** @typedef {import("./types.d.ts").TypeInfo} TypeInfo */
/** @typedef {import("./types.d.ts").RelationInfo} RelationInfo */

/** The words of the ontology, by name. */
export const known = {
  /** @type {Map<string, TypeInfo>} */
  types: new Map(),
  /** @type {Map<string, RelationInfo>} */
  relations: new Map(),
};

/** Set what was chosen on an earlier page. */
export function settings() {
  addWords(EXPLORER_WORDS);
  linkToPages();
  setLanguage(window.localStorage.getItem("zhengtu.language") ?? "zh");
  document.documentElement.lang = currentLanguage() === "en" ? "en" : "zh-CN";
  for (const link of document.querySelectorAll("#site a")) {
    if (link.getAttribute("href") === location.pathname) link.setAttribute("aria-current", "page");
  }
}

/** @param {string} language */
export function rememberLanguage(language) {
  window.localStorage.setItem("zhengtu.language", language);
}

/** Keep the light that is chosen, whoever chooses it. */
export function rememberTheme() {
  const root = document.documentElement;
  new MutationObserver(() => window.localStorage.setItem("zhengtu.theme", root.dataset.theme ?? "")).observe(root, { attributes: true, attributeFilter: ["data-theme"] });
}

/** @param {string} text @returns {Promise<Findable[]>} */
export async function find(text) {
  try {
    return (await get("/api/search", { q: text })).results;
  } catch (error) {
    complain(error);
    return [];
  }
}

/** @param {string} text */
export function askAbout(text) {
  location.assign(address("/ask", { q: text }));
}

/** Say on the page what the server said; anything else is a fault of ours. @param {unknown} error */
export function complain(error) {
  if (!(error instanceof ApiError)) throw error;
  announce(error.message);
}

/** @param {Ontology} ontology */
export function learn(ontology) {
  for (const type of ontology.types) known.types.set(type.name, type);
  for (const relation of ontology.relations) known.relations.set(relation.name, relation);
}

/** Put words on what the template holds. */
export function speak() {
  for (const element of document.querySelectorAll("[data-word]")) element.textContent = word(/** @type {HTMLElement} */ (element).dataset.word ?? "");
  for (const element of document.querySelectorAll("[data-label]")) {
    const text = word(/** @type {HTMLElement} */ (element).dataset.label ?? "");
    element.setAttribute("aria-label", text);
    element.setAttribute("title", text);
  }
}

/**
 * Start a page of text. `render` fills it from the address, again after each change of it.
 * @param {(values: URLSearchParams) => Promise<(Node | string | false)[]>} render
 */
export function startPage(render) {
  settings();
  rememberTheme();
  const input = /** @type {HTMLInputElement} */ (byId("search"));
  const box = new SearchBox(input, byId("found"), find, known.types, (id) => location.assign(profileAddress(id)), askAbout);
  const show = async () => {
    speak();
    input.placeholder = word("search");
    input.setAttribute("aria-label", word("search"));
    document.documentElement.lang = currentLanguage() === "en" ? "en" : "zh-CN";
    await fill(byId("content"), () => render(new URLSearchParams(location.search)));
    box.close();
  };
  byId("language").addEventListener("click", () => {
    setLanguage(currentLanguage() === "en" ? "zh" : "en");
    rememberLanguage(currentLanguage());
    void show();
  });
  byId("theme").addEventListener("click", () => {
    const root = document.documentElement;
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : window.matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLSelectElement;
    if (event.key === "/" && !typing) {
      event.preventDefault();
      input.focus();
    }
  });
  window.addEventListener("popstate", () => void show());
  again = show;
  void show();
}

/** @type {() => Promise<void>} */
let again = async () => {};

/** Change the address and show what it stands for now. @param {string} place */
export function go(place) {
  history.pushState(null, "", place);
  void again();
}

let filled = 0;

/** Fill a box with what comes; meanwhile say so, and say why when nothing comes. @param {HTMLElement} box @param {() => Promise<(Node | string | false)[]>} make */
export async function fill(box, make) {
  filled += 1;
  const turn = filled;
  box.setAttribute("aria-busy", "true");
  if (!box.childElementCount) box.replaceChildren(h("p", { class: "empty" }, word("loading")));
  /** @type {(Node | string | false)[]} */
  let content;
  try {
    if (!known.types.size) learn(await get("/api/ontology"));
    content = await make();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    content = [h("p", { class: "failed", role: "alert" }, error.message)];
  }
  if (box.id === "content" && turn !== filled) return;
  box.replaceChildren(...content.filter((one) => one !== false));
  box.removeAttribute("aria-busy");
}
