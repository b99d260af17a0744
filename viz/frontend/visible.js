// What is shown: the strongest edges that the filters allow, and what the user asked for beside.

import { otherEnd } from "./graph.js";
import { readPin, readSelected } from "./state.js";

/** @typedef {import("./graph.js").Graph} Graph */
/** @typedef {import("./types.d.ts").State} State */
/** @typedef {import("./types.d.ts").GraphEdge} GraphEdge */
/** @typedef {import("./types.d.ts").Shown} Shown */

/** How many neighbours one expansion shows. */
export const EXPANSION = 60;

/** How many times each entity was expanded. @param {State} state @returns {Map<string, number>} */
export function pagesOf(state) {
  /** @type {Map<string, number>} */
  const pages = new Map();
  for (const id of state.expanded) pages.set(id, (pages.get(id) ?? 0) + 1);
  return pages;
}

/** How many of its neighbours an expanded entity shows, and how many there are. @param {Graph} graph @param {State} state @param {string} id @returns {{shown: number, total: number}} */
export function spreadOf(graph, state, id) {
  const total = (graph.live && graph.spread.get(id)?.total) || graph.neighbours(id).length;
  return { shown: Math.min((pagesOf(state).get(id) ?? 0) * EXPANSION, total), total };
}

/** The edges that types, relations and confidence allow, strongest first. @param {Graph} graph @param {State} state @returns {GraphEdge[]} */
export function allowedEdges(graph, state) {
  const types = new Set(state.hiddenTypes);
  const relations = new Set(state.hiddenRelations);
  return [...graph.edges.values()].filter(
    (edge) =>
      edge.confidence >= state.confidence &&
      !relations.has(edge.relation) &&
      !types.has(graph.type(edge.source)) &&
      !types.has(graph.type(edge.target)),
  );
}

/** @param {Graph} graph @param {State} state @returns {Shown} */
export function computeShown(graph, state) {
  const edges = allowedEdges(graph, state);
  const removed = new Set(state.removed);
  const path = findPath(graph, edges, state.path);
  /** @type {Set<string>} */
  const nodes = new Set();
  /** @type {Set<string>} */
  const matching = new Set();
  for (const edge of edges) {
    if (removed.has(edge.source) || removed.has(edge.target)) continue;
    if (graph.guests.has(edge.source) || graph.guests.has(edge.target)) continue;
    matching.add(edge.source).add(edge.target);
    const fresh = Number(!nodes.has(edge.source)) + Number(edge.target !== edge.source && !nodes.has(edge.target));
    if (fresh && nodes.size + fresh <= state.budget) nodes.add(edge.source).add(edge.target);
  }
  for (const node of graph.nodes.values()) {
    // Without any edge on this page (a lone answer): no filter on edges can speak of it.
    if (graph.guests.has(node.id) || graph.edgesOf(node.id).some((edge) => !graph.guests.has(otherEnd(edge, node.id))) || removed.has(node.id) || state.hiddenTypes.includes(node.type)) continue;
    matching.add(node.id);
    if (nodes.size < state.budget) nodes.add(node.id);
  }
  // What the user asks for comes on top: it must not push out what was there.
  for (const id of demanded(graph, edges, state, path)) {
    if (graph.nodes.has(id) && !removed.has(id)) {
      nodes.add(id);
      matching.add(id);
    }
  }
  collapse(graph, edges, state, nodes);
  return {
    nodes,
    edges: edges.filter((edge) => nodes.has(edge.source) && nodes.has(edge.target)),
    matching: matching.size,
    path,
  };
}

/** What must be there whatever the budget. @param {Graph} graph @param {GraphEdge[]} edges @param {State} state @param {GraphEdge[]} path @returns {string[]} */
function demanded(graph, edges, state, path) {
  const { kind, id } = readSelected(state.selected);
  const edge = kind === "e" ? graph.edges.get(id) : undefined;
  const wanted = [...graph.focus, ...state.path, ...path.flatMap((one) => [one.source, one.target])];
  if (kind === "n") wanted.push(id);
  if (edge) wanted.push(edge.source, edge.target);
  for (const pin of state.pins) wanted.push(readPin(pin)?.id ?? "");
  if (state.expanded.length) {
    const allowed = new Set(edges);
    for (const [one, pages] of pagesOf(state)) {
      const near = graph.edgesOf(one).filter((candidate) => allowed.has(candidate));
      wanted.push(one, ...graph.neighbours(one, near).slice(0, pages * EXPANSION));
    }
  }
  return wanted;
}

/** Take away the neighbours that hang on collapsed entities alone. @param {Graph} graph @param {GraphEdge[]} edges @param {State} state @param {Set<string>} nodes */
function collapse(graph, edges, state, nodes) {
  if (!state.collapsed.length) return;
  const closed = new Set(state.collapsed);
  const allowed = new Set(edges);
  const selected = readSelected(state.selected).id;
  for (const id of closed) {
    for (const edge of graph.edgesOf(id)) {
      const other = otherEnd(edge, id);
      if (closed.has(other) || other === selected || state.expanded.includes(other)) continue;
      const held = graph.edgesOf(other).some((near) => {
        const end = otherEnd(near, other);
        return allowed.has(near) && near.origin === "text" && nodes.has(end) && !closed.has(end);
      });
      if (!held) nodes.delete(other);
    }
  }
}

/**
 * A shortest path, by what texts say; by the gazetteer too only if there is no other.
 * @param {Graph} graph @param {GraphEdge[]} edges @param {string[]} ends @returns {GraphEdge[]}
 */
export function findPath(graph, edges, ends) {
  const [from, to] = ends;
  if (!from || !to || from === to) return [];
  const said = edges.filter((edge) => edge.origin === "text");
  const found = search(graph, new Set(said), from, to);
  return found.length ? found : search(graph, new Set(edges), from, to);
}

/** @param {Graph} graph @param {Set<GraphEdge>} allowed @param {string} from @param {string} to @returns {GraphEdge[]} */
function search(graph, allowed, from, to) {
  /** @type {Map<string, GraphEdge | null>} */
  const reached = new Map([[from, null]]);
  let front = [from];
  while (front.length && !reached.has(to)) {
    const next = [];
    for (const id of front) {
      for (const edge of graph.edgesOf(id)) {
        const other = otherEnd(edge, id);
        if (!allowed.has(edge) || reached.has(other)) continue;
        reached.set(other, edge);
        next.push(other);
      }
    }
    front = next;
  }
  const path = [];
  for (let at = to, edge = reached.get(at); edge; edge = reached.get(at)) {
    path.unshift(edge);
    at = otherEnd(edge, at);
  }
  return path;
}
