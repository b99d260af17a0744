// How each entity and edge looks now: size, colour, what is bright and what steps back.

import { otherEnd } from "./graph.js";
import { readPin, readSelected } from "./state.js";

/** @typedef {import("./graph.js").Graph} Graph */
/** @typedef {import("./types.d.ts").State} State */
/** @typedef {import("./types.d.ts").Shown} Shown */
/** @typedef {import("./types.d.ts").GraphEdge} GraphEdge */
/**
 * @typedef {object} Look
 * @property {Map<string, number>} radius
 * @property {Map<string, {x: number, y: number}>} places
 * @property {Set<string>} bright entities in the light; all when nothing is chosen
 * @property {Set<GraphEdge>} brightEdges
 * @property {boolean} dimmed whether something is chosen, so that the rest steps back
 * @property {string} centre the chosen entity
 * @property {Set<string>} pinned
 * @property {number} lightness below 1 where so many edges are shown that each must be fainter
 * @property {number} weight the same for the chosen edges
 * @property {Map<string, string[]>} cities the shown entities of each city
 */

const CROWD = 1200;
const LARGE_GROWN = 2; // hubs are seen as they are, small nodes must be kept from vanishing
const LEAST = 5.7;
const FEW = 24; // chosen edges, up to which each is drawn in full strength

/** @param {Graph} graph @param {State} state @param {Shown} shown @param {number} grow @returns {Look} */
export function computeLook(graph, state, shown, grow) {
  /** @type {Map<string, number>} */
  const degree = new Map([...shown.nodes].map((id) => [id, 0]));
  for (const edge of shown.edges) {
    if (edge.origin !== "text") continue;
    degree.set(edge.source, (degree.get(edge.source) ?? 0) + 1);
    degree.set(edge.target, (degree.get(edge.target) ?? 0) + 1);
  }
  const pins = state.pins.map(readPin).filter((pin) => pin !== null);
  const places = new Map([...shown.nodes].map((id) => [id, placeOf(graph, id)]));
  for (const { id, x, y } of pins) if (shown.nodes.has(id)) places.set(id, { x, y });
  const { kind, id } = readSelected(state.selected);
  const brightEdges = new Set(chosenEdges(shown, kind, id));
  const bright = new Set([...brightEdges].flatMap((edge) => [edge.source, edge.target]));
  if (kind === "n" && shown.nodes.has(id)) bright.add(id);
  for (const end of state.path) if (shown.nodes.has(end)) bright.add(end);
  return {
    radius: new Map([...degree].map(([one, count]) => [one, Math.max(Math.min(grow, LARGE_GROWN) * (5.5 + Math.min(2.6 * Math.sqrt(count), 15)), LEAST * grow)])),
    cities: cityMembers(graph, shown),
    lightness: Math.min(1, Math.sqrt(CROWD / Math.max(shown.edges.length, 1))),
    weight: Math.max(0.5, Math.sqrt(FEW / Math.max(brightEdges.size, FEW))),
    places,
    bright: bright.size ? bright : shown.nodes,
    brightEdges,
    dimmed: bright.size > 0,
    centre: kind === "n" ? id : "",
    pinned: new Set(pins.map((pin) => pin.id)),
  };
}

/** @param {Shown} shown @param {string} kind @param {string} id @returns {GraphEdge[]} */
function chosenEdges(shown, kind, id) {
  if (shown.path.length) return shown.path;
  if (kind === "e") return shown.edges.filter((edge) => edge.id === id);
  if (kind === "n") return shown.edges.filter((edge) => edge.source === id || edge.target === id);
  return [];
}

/** @param {Graph} graph @param {string} id @returns {{x: number, y: number}} */
function placeOf(graph, id) {
  const node = graph.nodes.get(id);
  return { x: node?.x ?? 0, y: node?.y ?? 0 };
}

/** @param {Graph} graph @param {Shown} shown @returns {Map<string, string[]>} */
function cityMembers(graph, shown) {
  /** @type {Map<string, string[]>} */
  const cities = new Map();
  for (const id of shown.nodes) {
    const city = graph.nodes.get(id)?.city;
    if (city) cities.set(city, [...(cities.get(city) ?? []), id]);
  }
  for (const [city, members] of cities) if (members.length < 3) cities.delete(city);
  return cities;
}

/** Shapes of one radius do not look equally large: even that out. @type {Record<string, number>} */
export const OPTICAL = { dot: 0.92, square: 0.86, triangle: 1.05, triangleDown: 1.05, diamond: 1.1, star: 1.3, hexagon: 1 };

/** Width of an edge on the screen. @param {GraphEdge} edge @param {Look} look @returns {number} */
export function edgeWidth(edge, look) {
  const bright = look.brightEdges.has(edge);
  if (edge.origin !== "text") return bright ? 1.2 : 0.6;
  return ((bright ? 1.2 : 0.5) + Math.min(Math.log2(1 + edge.support) * 0.6, 2.4)) * (bright ? look.weight : 1);
}

/** How strongly an edge shows. @param {GraphEdge} edge @param {Look} look @returns {number} */
export function edgeOpacity(edge, look) {
  if (look.brightEdges.has(edge)) return 0.3 + 0.6 * look.weight;
  if (look.dimmed) return 0.07;
  return look.lightness * (edge.origin === "text" ? 0.2 + 0.35 * edge.confidence : 0.2);
}

/** Restrictions are dashed, facts of the gazetteer dotted. @param {GraphEdge} edge @returns {number[] | false} */
export function edgeDashes(edge) {
  if (edge.polarity === "限制") return [7, 5];
  return edge.origin === "text" ? false : [2, 4];
}

/** @param {string} hex `#rrggbb` @param {number} alpha @returns {string} */
export function faded(hex, alpha) {
  const value = Number.parseInt(hex.slice(1), 16);
  return `rgba(${value >> 16},${(value >> 8) & 255},${value & 255},${Math.round(alpha * 100) / 100})`;
}

/**
 * Bend edges that join the same pair, so that each can be seen and clicked.
 * @param {GraphEdge[]} edges @returns {Map<string, number>} a bend for each edge that needs one
 */
export function bends(edges) {
  /** @type {Map<string, GraphEdge[]>} */
  const pairs = new Map();
  for (const edge of edges) {
    const other = otherEnd(edge, edge.source);
    const key = edge.source < other ? `${edge.source}\n${other}` : `${other}\n${edge.source}`;
    const list = pairs.get(key);
    if (list) list.push(edge);
    else pairs.set(key, [edge]);
  }
  const found = new Map();
  for (const list of pairs.values()) {
    if (list.length < 2) continue;
    list.forEach((edge, i) => {
      const side = edge.source < edge.target ? 1 : -1;
      found.set(edge.id, side * (i - (list.length - 1) / 2) * 0.28);
    });
  }
  return found;
}
