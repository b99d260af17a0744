// The side panel about the chosen entity, edge or path: what is known and the sentences behind it.

import { h } from "./dom.js";
import { otherEnd } from "./graph.js";
import { profileLink } from "./links.js";
import { evidenceItem } from "./passages.js";
import { typeIcon } from "./shapes.js";
import { readPin, readSelected } from "./state.js";
import { spreadOf } from "./visible.js";
import { called, word } from "./words.js";

/** @typedef {import("./graph.js").Graph} Graph */
/** @typedef {import("./state.js").Choices} Choices */
/** @typedef {import("./types.d.ts").GraphEdge} GraphEdge */
/** @typedef {import("./types.d.ts").GraphNode} GraphNode */
/** @typedef {import("./types.d.ts").Shown} Shown */
/**
 * @typedef {object} DrawerActions
 * @property {(id: string) => void} node
 * @property {(id: string) => void} edge
 * @property {() => void} close
 * @property {(id: string) => void} expand
 * @property {(id: string) => void} collapse
 * @property {(id: string) => void} pin
 * @property {(id: string) => void} remove
 * @property {(id: string) => void} path
 */

const SENTENCES = 20;

/** @param {HTMLElement} drawer @param {Graph} graph @param {Choices} choices @param {Shown} shown @param {DrawerActions} act */
export function renderDrawer(drawer, graph, choices, shown, act) {
  const { kind, id } = readSelected(choices.state.selected);
  const node = kind === "n" ? graph.nodes.get(id) : undefined;
  const edge = kind === "e" ? graph.edges.get(id) : undefined;
  const path = choices.state.path.length === 2;
  drawer.hidden = !node && !edge && !path;
  document.body.classList.toggle("with-drawer", !drawer.hidden);
  const focused = drawer.contains(document.activeElement) ? /** @type {HTMLElement} */ (document.activeElement).dataset.action : undefined;
  const parts = [];
  if (path) parts.push(pathPart(graph, choices, shown, act));
  if (node) parts.push(nodePart(graph, choices, node, act));
  if (edge) parts.push(edgePart(graph, edge, act));
  drawer.replaceChildren(
    h("button", { type: "button", class: "close", "aria-label": word("close"), title: word("close"), onclick: act.close }, "×"),
    ...parts,
  );
  drawer.scrollTop = 0;
  // The drawer was made anew: give the keyboard back the button it had, or its place.
  if (focused) (/** @type {HTMLElement | null} */ (drawer.querySelector(`[data-action="${focused}"]:not(:disabled)`)) ?? drawer.querySelector("h2"))?.focus();
}

/** @param {Graph} graph @param {Choices} choices @param {GraphNode} node @param {DrawerActions} act @returns {HTMLElement} */
function nodePart(graph, choices, node, act) {
  const pinned = choices.state.pins.some((pin) => readPin(pin)?.id === node.id);
  const button = (/** @type {string} */ key, /** @type {(id: string) => void} */ action, pressed = false) =>
    h("button", { type: "button", "data-action": key, "aria-pressed": pressed && "true", onclick: () => action(node.id) }, word(key));
  const edges = graph.edgesOf(node.id);
  const { shown, total } = spreadOf(graph, choices.state, node.id);
  const rest = total - shown;
  return h(
    "section",
    {},
    h("p", { class: "kicker" }, typeIcon(graph.types.get(node.type)), called(graph.types.get(node.type)), node.status === "provisional" && h("span", { class: "tag" }, word("provisional"))),
    h("h2", { tabindex: "-1" }, node.name),
    node.aliases.length > 0 && h("p", { class: "small" }, `${word("aliases")}：${node.aliases.join("、")}`),
    properties(node),
    h(
      "div",
      { class: "row actions" },
      h("button", { type: "button", "data-action": "expand", disabled: shown > 0 && !rest, onclick: () => act.expand(node.id) }, shown && rest ? word("expandMore") : word("expand")),
      button("collapse", act.collapse),
      button(pinned ? "unpin" : "pin", act.pin, pinned),
      button("pathFrom", act.path),
      button("remove", act.remove),
    ),
    shown > 0 && h("p", { class: "small", id: "spread" }, rest ? word("someNeighbours", { shown, total }) : word("allNeighbours", { count: total })),
    profileLink(node.id),
    h("h3", {}, word("relationsOf", { count: edges.length })),
    ...relationGroups(graph, node, edges, act),
    ...nodeEvidence(graph, node),
  );
}

/** @param {GraphNode} node @returns {HTMLElement | false} */
function properties(node) {
  const rows = Object.entries(node.properties).map(([key, value]) => {
    const shown = key === "level" ? word(`level_${value}`) : String(value);
    return h("div", {}, h("dt", {}, word(`property_${key}`)), h("dd", {}, shown));
  });
  return rows.length > 0 && h("dl", { class: "properties" }, ...rows);
}

/** @param {Graph} graph @param {GraphNode} node @param {GraphEdge[]} edges @param {DrawerActions} act @returns {HTMLElement[]} */
function relationGroups(graph, node, edges, act) {
  if (!edges.length) return [h("p", { class: "empty" }, word("noEdges"))];
  /** @type {Map<string, GraphEdge[]>} */
  const groups = new Map();
  for (const edge of edges) {
    const key = `${edge.relation} ${edge.polarity === "限制" ? 1 : 0} ${edge.source === node.id ? 0 : 1}`;
    groups.set(key, [...(groups.get(key) ?? []), edge]);
  }
  const order = [...graph.relations.keys()];
  const place = (/** @type {string} */ key) => order.indexOf(key.split(" ")[0]);
  return [...groups.entries()]
    .sort(([a], [b]) => place(a) - place(b) || (a < b ? -1 : 1))
    .map(([, list]) => {
      const [first] = list;
      const arrow = first.source === node.id ? "→" : "←";
      return h(
        "details",
        { open: list.length <= 8 },
        h("summary", {}, `${arrow} ${relationName(graph, first)} `, h("span", { class: "count" }, list.length)),
        h("ul", { class: "edges" }, ...list.map((edge) => edgeRow(graph, edge, node.id, act))),
      );
    });
}

/** @param {Graph} graph @param {GraphEdge} edge @param {string} from @param {DrawerActions} act @returns {HTMLElement} */
function edgeRow(graph, edge, from, act) {
  const other = otherEnd(edge, from);
  return h(
    "li",
    {},
    h("button", { type: "button", class: "link", onclick: () => act.edge(edge.id) }, typeIcon(graph.types.get(graph.type(other))), h("span", { class: "name" }, graph.name(other)), h("span", { class: "count" }, strength(edge))),
  );
}

/** @param {GraphEdge} edge @returns {string} */
function strength(edge) {
  return edge.origin === "text" ? `${edge.support} · ${edge.confidence.toFixed(2)}` : word("gazetteer");
}

/** What an edge says, in a word: 支持, but 限制 where it restricts. @param {Graph} graph @param {GraphEdge} edge @returns {string} */
export function relationName(graph, edge) {
  if (edge.polarity === "限制") return word("restricts");
  return called(graph.relations.get(edge.relation));
}

/** @param {Graph} graph @param {GraphNode} node @returns {HTMLElement[]} */
function nodeEvidence(graph, node) {
  const passages = graph.passagesOf(node.id);
  if (!passages.length) return [h("h3", {}, word("evidence")), h("p", { class: "empty" }, word("noEvidenceNode"))];
  const documents = new Set(passages.map((passage) => passage.document.id)).size;
  const names = new Map([[node.id, "subject"]]);
  return [
    h("h3", {}, word("evidence")),
    h("p", { class: "small" }, word("evidenceOf", { shown: passages.length, documents })),
    h("ul", { class: "passages" }, ...passages.slice(0, SENTENCES).map((passage) => evidenceItem(passage, { names }))),
  ];
}

/** @param {Graph} graph @param {GraphEdge} edge @param {DrawerActions} act @returns {HTMLElement} */
function edgePart(graph, edge, act) {
  return h(
    "section",
    {},
    h("h2", { tabindex: "-1", class: "claim" }, end(graph, edge.source, "subject", act), h("span", { class: edge.polarity === "限制" ? "verb restricts" : "verb" }, relationName(graph, edge)), end(graph, edge.target, "object", act)),
    facts(edge),
    h("h3", {}, word("evidence")),
    ...edgeEvidence(edge),
  );
}

/** @param {Graph} graph @param {string} id @param {string} cls @param {DrawerActions} act @returns {HTMLElement} */
function end(graph, id, cls, act) {
  return h("button", { type: "button", class: `end ${cls}`, onclick: () => act.node(id) }, typeIcon(graph.types.get(graph.type(id))), graph.name(id));
}

/** @param {GraphEdge} edge @returns {HTMLElement} */
function facts(edge) {
  const dates = edge.first && edge.first !== edge.last ? `${edge.first} — ${edge.last}` : edge.last;
  const rows = edge.origin === "text"
    ? [[word("support"), edge.support], [word("confidenceShort"), edge.confidence.toFixed(2)], [word("modality"), edge.modality], [word("dates"), dates || word("undated")]]
    : [[word("origin"), word("gazetteer")]];
  return h(
    "dl",
    { class: "properties" },
    ...rows.filter(([, value]) => value !== "").map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value))),
  );
}

/** @param {GraphEdge} edge @returns {HTMLElement[]} */
function edgeEvidence(edge) {
  if (!edge.evidence.length) {
    return [h("p", { class: "empty" }, word(edge.origin === "text" ? "noEvidence" : "noEvidenceFact"))];
  }
  const names = new Map([[edge.source, "subject"], [edge.target, "object"]]);
  return [
    h("p", { class: "small", id: "evidence-count" }, word("evidenceCount", { shown: edge.evidence.length, documents: edge.support })),
    edge.said > edge.evidence.length ? h("p", { class: "small" }, word("evidenceMore", { all: edge.said, shown: edge.evidence.length })) : h("span"),
    h("ul", { class: "passages" }, ...edge.evidence.map((one) => evidenceItem(one.passage, { names, trigger: one.trigger, start: one.start, stop: one.stop }))),
  ];
}

/** @param {Graph} graph @param {Choices} choices @param {Shown} shown @param {DrawerActions} act @returns {HTMLElement} */
function pathPart(graph, choices, shown, act) {
  const [from, to] = choices.state.path.map((id) => graph.name(id));
  const steps = shown.path.map((edge) =>
    h("li", {}, h("button", { type: "button", class: "link", onclick: () => act.edge(edge.id) }, h("span", { class: "name" }, `${graph.name(edge.source)} ${relationName(graph, edge)} ${graph.name(edge.target)}`), h("span", { class: "count" }, strength(edge)))),
  );
  return h(
    "section",
    { class: "path" },
    h("h3", {}, word("pathTitle", { from, to })),
    steps.length ? h("ol", { class: "edges" }, ...steps) : h("p", { class: "empty" }, word("pathNone", { from, to })),
    h("button", { type: "button", onclick: () => choices.change({ path: [] }) }, word("pathClear")),
  );
}
