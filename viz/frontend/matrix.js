// Regions against industries: who backs what, how surely, in how many documents.

import { h } from "./dom.js";
import { called, word } from "./words.js";

/** @typedef {import("./graph.js").Graph} Graph */
/** @typedef {import("./state.js").Choices} Choices */
/** @typedef {import("./types.d.ts").GraphEdge} GraphEdge */

const LEVELS = ["county", "city", "all"];
const MATRIX_ROWS = 60;
const MATRIX_COLUMNS = 36;
const CITY_FIRST = "@city";
const NAME_FIRST = "@name";

let everything = false;

/**
 * @param {HTMLElement} box @param {Graph} graph @param {Choices} choices
 * @param {GraphEdge[]} allowed the edges that the filters allow
 * @param {(id: string) => void} open shows an edge's evidence
 */
export function renderMatrix(box, graph, choices, allowed, open) {
  const backs = allowed.filter((edge) => graph.type(edge.source) === "Region" && graph.type(edge.target) === "Industry");
  const level = choices.state.level || firstLevel(graph, backs);
  const edges = backs.filter((edge) => level === "all" || graph.nodes.get(edge.source)?.properties.level === level);
  const bar = matrixToolbar(choices, level);
  if (!edges.length) {
    box.replaceChildren(bar, h("p", { class: "empty" }, word("emptyMatrix")));
    return;
  }
  const cells = groupCells(edges);
  const allRows = sortRows(graph, [...new Set(edges.map((edge) => edge.source))], cells, choices.state.rows);
  const allColumns = sortColumns(graph, [...new Set(edges.map((edge) => edge.target))], cells, choices.state.columns);
  const rows = everything ? allRows : allRows.slice(0, MATRIX_ROWS);
  const columns = everything ? allColumns : allColumns.slice(0, MATRIX_COLUMNS);
  const cut = rows.length < allRows.length || columns.length < allColumns.length;
  const again = () => renderMatrix(box, graph, choices, allowed, open);
  box.replaceChildren(
    bar,
    h("p", { class: "small" }, word("cells", { rows: allRows.length, columns: allColumns.length }), cut && ` · ${word("matrixCut", { rows: rows.length, columns: columns.length })} `, cut && showAll(again)),
    h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": word("matrix") }, table(graph, choices, rows, columns, cells, open)),
  );
}

/** @param {() => void} again @returns {HTMLElement} */
function showAll(again) {
  return h("button", { type: "button", class: "quiet", onclick: () => { everything = true; again(); } }, word("allMatrix"));
}

/** Counties if any backs anything, else whatever does. @param {Graph} graph @param {GraphEdge[]} edges @returns {string} */
function firstLevel(graph, edges) {
  const levels = new Set(edges.map((edge) => graph.nodes.get(edge.source)?.properties.level));
  return LEVELS.find((level) => levels.has(level)) ?? "all";
}

/** @param {Choices} choices @param {string} level @returns {HTMLElement} */
function matrixToolbar(choices, level) {
  const pick = h(
    "select",
    { id: "matrix-level", onchange: () => choices.change({ level: pick.value, rows: "", columns: "" }) },
    ...LEVELS.map((one) => h("option", { value: one, selected: one === level }, word(one === "all" ? "allLevels" : one))),
  );
  const order = h(
    "select",
    { id: "matrix-order", "aria-label": word("sortTotal"), onchange: () => choices.change({ rows: order.value, columns: "" }) },
    ...[["", "sortTotal"], [NAME_FIRST, "sortName"], [CITY_FIRST, "sortCity"]].map(([value, key]) => h("option", { value, selected: value === choices.state.rows }, word(key))),
  );
  return h("div", { class: "toolbar" }, h("label", {}, `${word("level")} `, pick), order, key());
}

/** @returns {HTMLElement} */
function key() {
  const steps = [0.3, 0.5, 0.7, 0.9].map((confidence) => h("i", { class: `cell c${bucket(confidence)}` }));
  return h("span", { class: "key small" }, `${word("backs")} `, ...steps, ` ${word("restricts")} `, h("i", { class: "cell restricts" }));
}

/** @param {GraphEdge[]} edges @returns {Map<string, GraphEdge[]>} */
function groupCells(edges) {
  const cells = new Map();
  for (const edge of edges) {
    const at = cellKey(edge.source, edge.target);
    cells.set(at, [...(cells.get(at) ?? []), edge]);
  }
  return cells;
}

/** @param {string} row @param {string} column @returns {string} */
function cellKey(row, column) {
  return `${row}\n${column}`;
}

/** Rank in which weightier comes first, names decide ties. @param {Graph} graph @param {string[]} ids @param {(id: string) => number} weight @returns {string[]} */
function byWeight(graph, ids, weight) {
  const collator = new Intl.Collator("zh");
  return ids.map((id) => ({ id, weight: weight(id) })).sort((a, b) => b.weight - a.weight || collator.compare(graph.name(a.id), graph.name(b.id)) || (a.id < b.id ? -1 : 1)).map((one) => one.id);
}

/** @param {Graph} graph @param {string[]} ids @param {Map<string, GraphEdge[]>} cells @param {string} order an industry's id, or a fixed order @returns {string[]} */
function sortRows(graph, ids, cells, order) {
  if (order === NAME_FIRST) return byWeight(graph, ids, () => 0);
  if (order === CITY_FIRST) return ids.sort((a, b) => (a < b ? -1 : 1));
  if (order) return byWeight(graph, ids, (id) => weight(cells.get(cellKey(id, order))));
  return byWeight(graph, ids, cellTally(cells, 0));
}

/** @param {Graph} graph @param {string[]} ids @param {Map<string, GraphEdge[]>} cells @param {string} order a region's id @returns {string[]} */
function sortColumns(graph, ids, cells, order) {
  if (order) return byWeight(graph, ids, (id) => weight(cells.get(cellKey(order, id))));
  return byWeight(graph, ids, cellTally(cells, 1));
}

/** @param {GraphEdge[] | undefined} edges @returns {number} */
function weight(edges) {
  return edges ? Math.max(...edges.map((edge) => edge.support + edge.confidence)) : 0;
}

/** How many cells each row (side 0) or column (side 1) has. @param {Map<string, GraphEdge[]>} cells @param {0 | 1} side @returns {(id: string) => number} */
function cellTally(cells, side) {
  const count = new Map();
  for (const key of cells.keys()) {
    const id = key.split("\n")[side];
    count.set(id, (count.get(id) ?? 0) + 1);
  }
  return (id) => count.get(id) ?? 0;
}

/**
 * @param {Graph} graph @param {Choices} choices @param {string[]} rows @param {string[]} columns
 * @param {Map<string, GraphEdge[]>} cells @param {(id: string) => void} open @returns {HTMLElement}
 */
function table(graph, choices, rows, columns, cells, open) {
  const { rows: byColumn, columns: byRow } = choices.state;
  const head = columns.map((id) =>
    h("th", { scope: "col", "aria-sort": id === byColumn && "descending" }, h("button", { type: "button", class: "upright", title: graph.name(id), onclick: () => choices.change({ rows: id === byColumn ? "" : id }) }, graph.name(id), id === byColumn && " ↓")),
  );
  const body = rows.map((row) =>
    h(
      "tr",
      {},
      h("th", { scope: "row" }, h("button", { type: "button", class: "link", onclick: () => choices.change({ columns: row === byRow ? "" : row }) }, graph.name(row), row === byRow && " →")),
      ...columns.map((column) => h("td", {}, ...(cells.get(cellKey(row, column)) ?? []).map((edge) => cell(graph, edge, open)))),
    ),
  );
  const corner = h("td", { class: "corner" }, called(graph.types.get("Region")));
  return h("table", { class: "matrix" }, h("thead", {}, h("tr", {}, corner, ...head)), h("tbody", {}, ...body));
}

/** @param {Graph} graph @param {GraphEdge} edge @param {(id: string) => void} open @returns {HTMLElement} */
function cell(graph, edge, open) {
  const restricts = edge.polarity === "限制";
  const label = `${graph.name(edge.source)} ${word(restricts ? "restricts" : "backs")} ${graph.name(edge.target)}，${word("confidenceShort")} ${edge.confidence.toFixed(2)}，${word("support")} ${edge.support}`;
  return h("button", { type: "button", class: `cell ${restricts ? "restricts" : `c${bucket(edge.confidence)}`}`, "aria-label": label, title: label, onclick: () => open(edge.id) }, edge.support);
}

/** @param {number} confidence @returns {number} one of five shades */
function bucket(confidence) {
  return Math.min(Math.floor(confidence * 5), 4);
}
