// What a graph with a server behind it fetches: neighbours page by page, entities that a link names,
// the way between two. Nothing is asked for twice at once, and a link from elsewhere is filled in.

import { findPath, pagesOf, EXPANSION } from "./visible.js";
import { readPin, readSelected } from "./state.js";

/** @typedef {import("./graph.js").Graph} Graph */
/** @typedef {import("./types.d.ts").Source} Source */
/** @typedef {import("./types.d.ts").State} State */
/** @typedef {import("./types.d.ts").Payload} Payload */

const MOST_PAGES = 40; // of one entity, when a link asks for them
const EDGE = /^(.+)\|[A-Z_]+\|(.+)\|[^|]*$/s;

export class Supply {
  /** @param {Graph} graph @param {Source} source */
  constructor(graph, source) {
    this.graph = graph;
    this.source = source;
    /** @type {Map<string, Promise<boolean>>} */
    this.waiting = new Map();
  }

  /** Fetch the next page of an entity's neighbours, unless all are here. @param {string} id @returns {Promise<boolean>} false when it could not be had */
  further(id) {
    const { told, total } = this.graph.spread.get(id) ?? { told: 0, total: Infinity };
    if (told >= total) return Promise.resolve(true);
    return this.#once(`expand ${id}`, async () => {
      const more = await this.source.expand(id, told);
      if (!more) return false;
      this.#merge(more);
      this.graph.spread.set(id, { told: more.next ?? more.neighbours, total: more.neighbours });
      return true;
    });
  }

  /** Fetch an entity if it is not here, without what is around it. @param {string[]} ids @returns {Promise<boolean>} */
  join(ids) {
    const missing = [...new Set(ids)].filter((id) => id && !this.graph.nodes.has(id)).sort();
    if (!missing.length) return Promise.resolve(true);
    return this.#once(`join ${missing.join(" ")}`, async () => this.#merge(await this.source.join(missing)));
  }

  /** Fetch a way between two entities if what is here has none that texts tell. @param {State} state @param {string} from @param {string} to @returns {Promise<boolean>} */
  async connect(state, from, to) {
    const said = [...this.graph.edges.values()].filter((edge) => edge.origin === "text" && edge.confidence >= state.confidence);
    if (findPath(this.graph, said, [from, to]).length) return true;
    return this.#once(`connect ${from} ${to}`, async () => this.#merge(await this.source.connect(from, to)));
  }

  /** Fetch whatever a state speaks of and the graph does not have. @param {State} state @returns {Promise<boolean>} whether anything came */
  async fill(state) {
    const before = this.graph.nodes.size + this.graph.edges.size;
    await this.join(named(state));
    for (const [id, pages] of pagesOf(state)) {
      if (!this.graph.nodes.has(id)) continue;
      for (let page = 0; page < Math.min(pages, MOST_PAGES); page += 1) {
        if ((this.graph.spread.get(id)?.told ?? 0) >= pages * EXPANSION || !(await this.further(id))) break;
      }
    }
    const [from, to] = state.path;
    if (from && to && this.graph.nodes.has(from) && this.graph.nodes.has(to)) await this.connect(state, from, to);
    return this.graph.nodes.size + this.graph.edges.size > before;
  }

  /** What comes later is no more what the page is about. @param {Payload | null} more @returns {boolean} */
  #merge(more) {
    if (more) {
      for (const { id } of more.nodes) if (!this.graph.nodes.has(id)) this.graph.guests.add(id);
      this.graph.merge({ ...more, focus: [] });
    }
    return more !== null;
  }

  /** Wait for what is under way rather than ask for it again. @param {string} key @param {() => Promise<boolean>} ask @returns {Promise<boolean>} */
  #once(key, ask) {
    const under = this.waiting.get(key);
    if (under) return under;
    const asked = ask().finally(() => this.waiting.delete(key));
    this.waiting.set(key, asked);
    return asked;
  }
}

/** The entities that a state needs. @param {State} state @returns {string[]} */
function named(state) {
  const { kind, id } = readSelected(state.selected);
  const ends = kind === "e" ? (EDGE.exec(id)?.slice(1) ?? []) : [];
  return [...(kind === "n" ? [id] : ends), ...state.path, ...state.expanded, ...state.pins.map((pin) => readPin(pin)?.id ?? "")];
}
