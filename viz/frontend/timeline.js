// Policies and programs by the date they were issued, or first spoken of.

import { h } from "./dom.js";
import { otherEnd } from "./graph.js";
import { typeIcon } from "./shapes.js";
import { word } from "./words.js";

/** @typedef {import("./graph.js").Graph} Graph */
/** @typedef {import("./state.js").Choices} Choices */
/** @typedef {import("./types.d.ts").GraphEdge} GraphEdge */
/** @typedef {import("./types.d.ts").GraphNode} GraphNode */
/** @typedef {{node: GraphNode, date: string, seen: boolean, issuers: string[], targets: string[]}} Happening */

const KINDS = ["Policy", "Program"];
const NAMED = 4;

/** @param {HTMLElement} box @param {Graph} graph @param {Choices} choices @param {GraphEdge[]} allowed @param {(id: string) => void} open shows an entity */
export function renderTimeline(box, graph, choices, allowed, open) {
  const happenings = gather(graph, choices, allowed);
  if (!happenings.length) {
    box.replaceChildren(h("p", { class: "empty" }, word("emptyTimeline")));
    return;
  }
  const { period } = choices.state;
  const shown = happenings.filter((one) => !period || one.date.startsWith(period));
  box.replaceChildren(
    years(happenings, choices),
    ...(shown.length ? groupByMonth(shown).map(([month, list]) => section(graph, month, list, open)) : [h("p", { class: "empty" }, word("emptyPeriod"))]),
  );
}

/** Newest first, the undated last. @param {Graph} graph @param {Choices} choices @param {GraphEdge[]} allowed @returns {Happening[]} */
function gather(graph, choices, allowed) {
  const permitted = new Set(allowed);
  const found = [];
  for (const node of graph.nodes.values()) {
    if (!KINDS.includes(node.type) || choices.state.hiddenTypes.includes(node.type)) continue;
    const edges = graph.edgesOf(node.id).filter((edge) => permitted.has(edge));
    if (!edges.length) continue;
    const ends = (/** @type {string} */ relation) => [...new Set(edges.filter((edge) => edge.relation === relation).map((edge) => graph.name(otherEnd(edge, node.id))))];
    const issued = String(node.properties.issued || node.properties.published || node.properties.valid_from || "");
    const said = edges.map((edge) => edge.first).filter(Boolean).sort()[0] ?? "";
    found.push({ node, date: issued || said, seen: !issued, issuers: ends("ISSUES"), targets: ends("TARGETS") });
  }
  return found.sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : a.node.id < b.node.id ? -1 : 1));
}

/** @param {Happening[]} happenings @param {Choices} choices @returns {HTMLElement} */
function years(happenings, choices) {
  /** @type {Map<string, number>} */
  const count = new Map();
  for (const { date } of happenings) if (date) count.set(date.slice(0, 4), (count.get(date.slice(0, 4)) ?? 0) + 1);
  const most = Math.max(...count.values(), 1);
  const button = (/** @type {string} */ value, /** @type {string} */ text, /** @type {number} */ number) =>
    h(
      "button",
      { type: "button", class: "year", "aria-pressed": String(choices.state.period === value), onclick: () => choices.change({ period: value }) },
      value && h("i", { class: "bar" }, bar(number / most)),
      h("span", {}, text),
      h("span", { class: "count" }, number),
    );
  return h(
    "div",
    { class: "years", role: "group", "aria-label": word("perYear") },
    button("", word("allPeriods"), happenings.length),
    ...[...count.entries()].sort().map(([year, number]) => button(year, year, number)),
  );
}

/** @param {number} share @returns {HTMLElement} */
function bar(share) {
  const fill = h("b");
  fill.style.height = `${Math.round(4 + 32 * share)}px`;
  return fill;
}

/** @param {Happening[]} happenings @returns {[string, Happening[]][]} */
function groupByMonth(happenings) {
  const groups = new Map();
  for (const one of happenings) {
    const month = one.date.slice(0, 7);
    groups.set(month, [...(groups.get(month) ?? []), one]);
  }
  return [...groups.entries()];
}

/** @param {Graph} graph @param {string} month @param {Happening[]} list @param {(id: string) => void} open @returns {HTMLElement} */
function section(graph, month, list, open) {
  return h(
    "section",
    { class: "month" },
    h("h2", {}, month || word("undatedGroup")),
    h("ol", {}, ...list.map((one) => h("li", {}, card(graph, one, open)))),
  );
}

/** @param {Graph} graph @param {Happening} one @param {(id: string) => void} open @returns {HTMLElement} */
function card(graph, { node, date, seen, issuers, targets }, open) {
  const more = (/** @type {string[]} */ names) => names.slice(0, NAMED).join("、") + (names.length > NAMED ? ` … ${names.length}` : "");
  return h(
    "button",
    { type: "button", class: "card", onclick: () => open(node.id) },
    h("span", { class: "title" }, typeIcon(graph.types.get(node.type)), node.name),
    h("span", { class: "small" }, [date && word(seen ? "seenOn" : "issuedOn", { date }), issuers.length && `${word("issuer")} ${more(issuers)}`, targets.length && `${word("targets")} ${more(targets)}`].filter(Boolean).join(" · ")),
  );
}
