// Find entities by name, alias or pinyin initials, as one types.

import { h } from "./dom.js";
import { typeIcon } from "./shapes.js";
import { called, word } from "./words.js";

/** @typedef {import("./graph.js").Graph} Graph */
/** @typedef {import("./types.d.ts").GraphNode} GraphNode */
/** @typedef {import("./types.d.ts").Findable} Findable */
/** @typedef {import("./types.d.ts").TypeInfo} TypeInfo */

const MOST_FOUND = 12;

/**
 * Rank how well a name fits, 0 best; Infinity is no match.
 * @param {GraphNode} node @param {string} text lower case
 * @returns {number}
 */
export function matchRank(node, text) {
  const name = node.name.toLowerCase();
  const aliases = node.aliases.map((alias) => alias.toLowerCase());
  if (name === text || aliases.includes(text)) return 0;
  if (name.startsWith(text)) return 1;
  if (aliases.some((alias) => alias.startsWith(text))) return 2;
  if (node.initials.some((letters) => letters.startsWith(text))) return 3;
  if (name.includes(text)) return 4;
  if (aliases.some((alias) => alias.includes(text))) return 5;
  if (text.length > 1 && node.initials.some((letters) => letters.includes(text))) return 6;
  return Infinity;
}

/** @param {Graph} graph @param {string} text @returns {GraphNode[]} */
export function findNodes(graph, text) {
  const wanted = text.trim().toLowerCase();
  if (!wanted) return [];
  return [...graph.nodes.values()]
    .map((node) => ({ node, rank: matchRank(node, wanted), degree: graph.edgesOf(node.id).length }))
    .filter((one) => one.rank < Infinity)
    .sort((a, b) => a.rank - b.rank || b.degree - a.degree || (a.node.id < b.node.id ? -1 : 1))
    .slice(0, MOST_FOUND)
    .map((one) => one.node);
}

/**
 * The search box: a combobox with a list of matches below it.
 * `find` may take its time; `ask`, where there is one, is offered for whatever was typed.
 */
export class SearchBox {
  /**
   * @param {HTMLInputElement} input @param {HTMLElement} list
   * @param {(text: string) => Promise<Findable[]>} find
   * @param {Map<string, TypeInfo>} types
   * @param {(id: string) => void} choose
   * @param {((text: string) => void) | null} [ask]
   */
  constructor(input, list, find, types, choose, ask = null) {
    this.input = input;
    this.list = list;
    this.find = find;
    this.types = types;
    this.choose = choose;
    this.ask = ask;
    /** @type {Findable[]} */
    this.found = [];
    this.at = -1;
    this.turn = 0; // counts what was asked for, so that a late answer does not replace a later one
    this.waiting = false;
    this.hurried = false; // Enter came before the answer
    input.addEventListener("input", () => void this.#search());
    input.addEventListener("keydown", (event) => this.#key(event));
    input.addEventListener("blur", () => this.#leave());
  }

  /** Close in a moment, when a click on a result has come through, unless something is typed by then. */
  #leave() {
    const turn = this.turn;
    window.setTimeout(() => {
      if (turn === this.turn) this.close();
    }, 150);
  }

  async #search() {
    const text = this.input.value.trim();
    this.turn += 1;
    const turn = this.turn;
    this.hurried = false;
    this.waiting = text !== "";
    if (!text) return this.close();
    const found = await this.find(text);
    if (turn !== this.turn) return;
    this.waiting = false;
    this.found = found;
    this.at = this.#length() ? 0 : -1;
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.#render(text);
    if (this.hurried && this.#length()) this.#take(0);
  }

  /** How many things can be chosen. @returns {number} */
  #length() {
    return this.found.length + (this.ask ? 1 : 0);
  }

  /** @param {string} text */
  #render(text) {
    const option = (/** @type {number} */ i, /** @type {Node[]} */ ...content) =>
      h("li", { role: "option", id: `${this.list.id}-${i}`, "aria-selected": String(i === this.at), onpointerdown: () => this.#take(i) }, ...content);
    const options = this.found.map((node, i) =>
      option(i, typeIcon(this.types.get(node.type)), h("span", { class: "name" }, node.name), h("span", { class: "small" }, hint(node, text), called(this.types.get(node.type)))),
    );
    const none = h("li", { class: "none", role: "option", "aria-disabled": "true", "aria-selected": "false" }, word("noMatch", { text }));
    if (!options.length) options.push(none);
    if (this.ask) options.push(option(this.found.length, h("span", { class: "name" }, word("askThis", { text }))));
    this.list.replaceChildren(...options);
    if (this.at >= 0) this.input.setAttribute("aria-activedescendant", `${this.list.id}-${this.at}`);
    else this.input.removeAttribute("aria-activedescendant");
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.isComposing) return;
    const length = this.#length();
    if (event.key === "Escape") {
      event.stopPropagation();
      this.close();
    } else if (event.key === "Enter" && this.waiting) {
      event.preventDefault();
      this.hurried = true;
    } else if (event.key === "Enter" && this.at >= 0 && !this.list.hidden) {
      event.preventDefault();
      this.#take(this.at);
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && length) {
      event.preventDefault();
      this.at = (this.at + (event.key === "ArrowDown" ? 1 : -1) + length) % length;
      this.#render(this.input.value.trim());
      document.getElementById(`${this.list.id}-${this.at}`)?.scrollIntoView({ block: "nearest" });
    }
  }

  /** @param {number} at */
  #take(at) {
    const text = this.input.value.trim();
    const chosen = this.found[at];
    this.input.value = "";
    this.close();
    if (chosen) this.choose(chosen.id);
    else if (this.ask) this.ask(text);
  }

  close() {
    this.turn += 1;
    this.waiting = false;
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
  }
}

/** The alias by which a node was found, when its name does not show why. @param {Findable} node @param {string} text @returns {string} */
function hint(node, text) {
  const wanted = text.toLowerCase();
  if (node.name.toLowerCase().includes(wanted)) return "";
  const alias = node.aliases.find((one) => one.toLowerCase().includes(wanted));
  return alias ? `${alias} · ` : "";
}
