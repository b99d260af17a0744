// Find entities by name, alias or pinyin initials, as one types.

import { h } from "./dom.js";
import { typeIcon } from "./shapes.js";
import { called, word } from "./words.js";

/** @typedef {import("./graph.js").Graph} Graph */
/** @typedef {import("./types.d.ts").GraphNode} GraphNode */

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

/** The search box: a combobox with a list of matches below it. */
export class SearchBox {
  /** @param {HTMLInputElement} input @param {HTMLElement} list @param {Graph} graph @param {(id: string) => void} choose */
  constructor(input, list, graph, choose) {
    this.input = input;
    this.list = list;
    this.graph = graph;
    this.choose = choose;
    /** @type {GraphNode[]} */
    this.found = [];
    this.at = -1;
    input.addEventListener("input", () => this.#search());
    input.addEventListener("keydown", (event) => this.#key(event));
    input.addEventListener("blur", () => window.setTimeout(() => this.close(), 150));
  }

  #search() {
    const text = this.input.value.trim();
    this.found = findNodes(this.graph, text);
    this.at = this.found.length ? 0 : -1;
    this.list.hidden = !text;
    this.input.setAttribute("aria-expanded", String(Boolean(text)));
    this.#render(text);
  }

  /** @param {string} text */
  #render(text) {
    const options = this.found.map((node, i) =>
      h(
        "li",
        { role: "option", id: `option-${i}`, "aria-selected": String(i === this.at), onpointerdown: () => this.#take(node.id) },
        typeIcon(this.graph.types.get(node.type)),
        h("span", { class: "name" }, node.name),
        h("span", { class: "small" }, hint(node, text), called(this.graph.types.get(node.type))),
      ),
    );
    this.list.replaceChildren(...(options.length ? options : [h("li", { class: "none", role: "option", "aria-disabled": "true", "aria-selected": "false" }, word("noMatch", { text }))]));
    if (this.at >= 0) this.input.setAttribute("aria-activedescendant", `option-${this.at}`);
    else this.input.removeAttribute("aria-activedescendant");
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.isComposing) return;
    if (event.key === "Escape") {
      event.stopPropagation();
      this.close();
    } else if (event.key === "Enter" && this.found[this.at]) {
      event.preventDefault();
      this.#take(this.found[this.at].id);
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && this.found.length) {
      event.preventDefault();
      this.at = (this.at + (event.key === "ArrowDown" ? 1 : -1) + this.found.length) % this.found.length;
      this.#render(this.input.value.trim());
      document.getElementById(`option-${this.at}`)?.scrollIntoView({ block: "nearest" });
    }
  }

  /** @param {string} id */
  #take(id) {
    this.input.value = "";
    this.close();
    this.choose(id);
  }

  close() {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
  }
}

/** The alias by which a node was found, when its name does not show why. @param {GraphNode} node @param {string} text @returns {string} */
function hint(node, text) {
  const wanted = text.toLowerCase();
  if (node.name.toLowerCase().includes(wanted)) return "";
  const alias = node.aliases.find((one) => one.toLowerCase().includes(wanted));
  return alias ? `${alias} · ` : "";
}
