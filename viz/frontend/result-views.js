// A result in two views: its table, and the part of the graph that its rows speak of.

import { ApiError, address, get } from "./api.js";
import { GraphCanvas } from "./canvas.js";
import { h } from "./dom.js";
import { relationName } from "./drawer.js";
import { Graph } from "./graph.js";
import { profileAddress } from "./links.js";
import { evidenceItem } from "./passages.js";
import { resultTable } from "./result-table.js";
import { defaultState } from "./state.js";
import { computeShown } from "./visible.js";
import { word } from "./words.js";

/** @typedef {import("./api.js").Given} Given */

/**
 * @param {import("./result-table.js").Result} result
 * @param {Record<string, Given>} source the values by which `/api/graph` gives the same as a graph
 * @returns {HTMLElement}
 */
export function resultViews(result, source) {
  const table = resultTable(result);
  const drawn = h("div", { class: "drawn", role: "tabpanel", id: "result-graph", "aria-labelledby": "tab-result-graph", hidden: true });
  const listed = h("div", { role: "tabpanel", id: "result-table", "aria-labelledby": "tab-result-table" }, table);
  const some = Object.keys(result.entities ?? {}).length > 0;
  if (!some) return listed;
  const names = ["table", "graph"];
  const tabs = names.map((name) =>
    h("button", { type: "button", role: "tab", id: `tab-result-${name}`, "aria-controls": `result-${name}`, onclick: () => choose(name), onkeydown: (/** @type {KeyboardEvent} */ event) => key(event) }, word(name)),
  );
  const choose = (/** @type {string} */ name) => {
    names.forEach((one, i) => {
      tabs[i].setAttribute("aria-selected", String(one === name));
      tabs[i].tabIndex = one === name ? 0 : -1;
    });
    listed.hidden = name !== "table";
    drawn.hidden = name !== "graph";
    if (name === "graph" && !drawn.childElementCount) void draw(drawn, source);
  };
  const key = (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "ArrowRight" && event.key !== "ArrowLeft") return;
    const next = names[tabs[0].getAttribute("aria-selected") === "true" ? 1 : 0];
    choose(next);
    tabs[names.indexOf(next)].focus();
  };
  choose("table");
  return h("div", {}, h("div", { class: "tabs", role: "tablist", "aria-label": word("results") }, ...tabs), listed, drawn);
}

/** @param {HTMLElement} box @param {Record<string, Given>} source */
async function draw(box, source) {
  box.replaceChildren(h("p", { class: "empty" }, word("loading")));
  try {
    const payload = await get("/api/graph", source);
    if (!payload.nodes.length) return box.replaceChildren(h("p", { class: "empty" }, word("nothingToDraw")));
    show(box, payload, address("/", source));
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    box.replaceChildren(h("p", { class: "failed", role: "alert" }, error.message));
  }
}

/** @param {HTMLElement} box @param {any} payload @param {string} whole where the same stands in the explorer */
function show(box, payload, whole) {
  const graph = new Graph();
  graph.live = true;
  graph.merge(payload);
  const state = defaultState(payload.nodes.length);
  const canvas = h("div", { id: "canvas", class: "small-canvas", role: "img", "aria-label": word("graphOf", { nodes: payload.nodes.length, edges: payload.edges.length }) });
  const said = h("div", { class: "said", "aria-live": "polite" });
  box.replaceChildren(
    h("p", { class: "small" }, `${word("graphOf", { nodes: payload.nodes.length, edges: payload.edges.length })} `, payload.capped.length > 0 && h("span", { class: "capped" }, word("graphCapped", { shown: payload.nodes.length, all: payload.total.nodes })), " ", h("a", { href: whole }, word("openGraph"))),
    h("div", { class: "framed" }, canvas, h("div", { id: "tip", class: "tip", hidden: true })),
    said,
  );
  const drawn = new GraphCanvas(canvas, graph, {
    node: (id) => location.assign(profileAddress(id)),
    edge: (id) => {
      drawn.update({ ...state, selected: `e:${id}` }, computeShown(graph, state));
      said.replaceChildren(...edgeSaid(graph, id));
    },
    nothing: () => {
      drawn.update(state, computeShown(graph, state));
      said.replaceChildren();
    },
    expand: (id) => location.assign(profileAddress(id)),
    drag: () => {},
  });
  drawn.update(state, computeShown(graph, state));
}

/** @param {Graph} graph @param {string} id @returns {HTMLElement[]} */
function edgeSaid(graph, id) {
  const edge = graph.edges.get(id);
  if (!edge) return [];
  const names = new Map([[edge.source, "subject"], [edge.target, "object"]]);
  return [
    h("h3", {}, `${graph.name(edge.source)} ${relationName(graph, edge)} ${graph.name(edge.target)}`),
    edge.evidence.length
      ? h("ul", { class: "passages" }, ...edge.evidence.map((one) => evidenceItem(one.passage, { names, trigger: one.trigger, start: one.start, stop: one.stop })))
      : h("p", { class: "empty" }, word("noEvidenceFact")),
  ];
}
