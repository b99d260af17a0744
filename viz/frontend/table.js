// The edges as a table: filter, sort, open, download.

import { h } from "./dom.js";
import { relationName } from "./drawer.js";
import { edgesCsv, saveText } from "./save.js";
import { typeIcon } from "./shapes.js";
import { word } from "./words.js";

/** @typedef {import("./graph.js").Graph} Graph */
/** @typedef {import("./state.js").Choices} Choices */
/** @typedef {import("./types.d.ts").GraphEdge} GraphEdge */

const PAGE = 100;

/** What each column compares by. @type {Record<string, (graph: Graph, edge: GraphEdge) => string | number>} */
const FIELDS = {
  subject: (graph, edge) => graph.name(edge.source),
  relation: (graph, edge) => relationName(graph, edge),
  object: (graph, edge) => graph.name(edge.target),
  modality: (_, edge) => edge.modality,
  support: (_, edge) => edge.support,
  confidenceShort: (_, edge) => edge.confidence,
  first: (_, edge) => edge.first,
  last: (_, edge) => edge.last,
};
const NUMERIC = ["support", "confidenceShort"];

/** How many rows are drawn; a new filter starts again. */
let rowsShown = PAGE;
let lastAsked = "";

/** Filter and sort. @param {Graph} graph @param {GraphEdge[]} edges @param {string} filter @param {string} sort `column` or `-column` @returns {GraphEdge[]} */
export function tableRows(graph, edges, filter, sort) {
  const wanted = filter.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const kept = edges.filter((edge) => {
    const text = [graph.name(edge.source), relationName(graph, edge), graph.name(edge.target), edge.modality].join(" ").toLowerCase();
    return wanted.every((one) => text.includes(one));
  });
  const value = FIELDS[sort.replace(/^-/, "")];
  if (!value) return kept;
  const collator = new Intl.Collator("zh", { numeric: true });
  const turn = sort.startsWith("-") ? -1 : 1;
  return kept.sort((a, b) => {
    const [one, other] = [value(graph, a), value(graph, b)];
    const order = typeof one === "number" && typeof other === "number" ? one - other : collator.compare(String(one), String(other));
    return turn * order || (a.id < b.id ? -1 : 1);
  });
}

/** @param {HTMLElement} box @param {Graph} graph @param {Choices} choices @param {GraphEdge[]} edges @param {(id: string) => void} open */
export function renderTable(box, graph, choices, edges, open) {
  const { filter, sort } = choices.state;
  if (`${filter}\n${sort}` !== lastAsked) rowsShown = PAGE;
  lastAsked = `${filter}\n${sort}`;
  const rows = tableRows(graph, edges, filter, sort);
  if (!box.querySelector("#table-filter")) box.replaceChildren(tableToolbar(graph, choices), h("div", { id: "table-body" }));
  const input = /** @type {HTMLInputElement} */ (box.querySelector("#table-filter"));
  if (document.activeElement !== input) input.value = filter;
  input.placeholder = word("filterTable");
  input.setAttribute("aria-label", word("filterTable"));
  box.querySelector("#table-download")?.replaceChildren(word("download"));
  box.querySelector("#table-count")?.replaceChildren(word("tableCount", { shown: rows.length, all: edges.length }));
  const again = () => {
    rowsShown += 5 * PAGE;
    renderTable(box, graph, choices, edges, open);
  };
  box.querySelector("#table-body")?.replaceChildren(...body(graph, choices, rows, open, again));
  latest = () => rows;
}

/** The rows to download. @type {() => GraphEdge[]} */
let latest = () => [];

/** @param {Graph} graph @param {Choices} choices @returns {HTMLElement} */
function tableToolbar(graph, choices) {
  const input = h("input", { type: "search", id: "table-filter", oninput: () => choices.change({ filter: input.value }, true) });
  return h(
    "div",
    { class: "toolbar" },
    input,
    h("span", { id: "table-count", class: "small", role: "status" }),
    h("button", { type: "button", id: "table-download", onclick: () => saveText("zhengtu.csv", "text/csv", edgesCsv(graph, latest())) }),
  );
}

/** @param {Graph} graph @param {Choices} choices @param {GraphEdge[]} rows @param {(id: string) => void} open @param {() => void} again @returns {HTMLElement[]} */
function body(graph, choices, rows, open, again) {
  if (!rows.length) return [h("p", { class: "empty" }, word("emptyTable"))];
  const table = h("table", { class: "edges-table" }, header(choices), h("tbody", {}, ...rows.slice(0, rowsShown).map((edge) => tableRow(graph, choices, edge, open))));
  /** @type {HTMLElement[]} */
  const parts = [h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": word("table") }, table)];
  const rest = rows.length - rowsShown;
  if (rest > 0) parts.push(h("button", { type: "button", class: "wide", onclick: again }, word("moreRows", { count: Math.min(rest, 5 * PAGE) })));
  return parts;
}

/** @param {Choices} choices @returns {HTMLElement} */
function header(choices) {
  const { sort } = choices.state;
  const cells = Object.keys(FIELDS).map((name) => {
    const direction = sort === name ? "ascending" : sort === `-${name}` ? "descending" : "none";
    const first = NUMERIC.includes(name) ? `-${name}` : name;
    const second = NUMERIC.includes(name) ? name : `-${name}`;
    const next = sort === first ? second : sort === second ? "" : first;
    const arrow = direction === "ascending" ? " ↑" : direction === "descending" ? " ↓" : "";
    return h("th", { scope: "col", "aria-sort": direction, class: NUMERIC.includes(name) && "number" }, h("button", { type: "button", onclick: () => choices.change({ sort: next }) }, word(name), arrow));
  });
  return h("thead", {}, h("tr", {}, ...cells));
}

/** @param {Graph} graph @param {Choices} choices @param {GraphEdge} edge @param {(id: string) => void} open @returns {HTMLElement} */
function tableRow(graph, choices, edge, open) {
  const chosen = choices.state.selected === `e:${edge.id}`;
  const fact = edge.origin !== "text";
  return h(
    "tr",
    { class: chosen && "chosen", onclick: () => open(edge.id) },
    h("td", {}, typeIcon(graph.types.get(graph.type(edge.source))), graph.name(edge.source)),
    h("td", {}, h("button", { type: "button", class: edge.polarity === "限制" ? "link restricts" : "link", onclick: () => open(edge.id) }, relationName(graph, edge))),
    h("td", {}, typeIcon(graph.types.get(graph.type(edge.target))), graph.name(edge.target)),
    h("td", {}, edge.modality),
    h("td", { class: "number" }, fact ? word("gazetteer") : edge.support),
    h("td", { class: "number" }, edge.confidence.toFixed(2)),
    h("td", {}, edge.first),
    h("td", {}, edge.last),
  );
}
