// The side panel: types and relations to switch on and off, confidence, and what is not shown.

import { h, svg } from "./dom.js";
import { typeIcon } from "./shapes.js";
import { called, word } from "./words.js";

/** @typedef {import("./graph.js").Graph} Graph */
/** @typedef {import("./state.js").Choices} Choices */
/** @typedef {import("./types.d.ts").Shown} Shown */

const STEP = 300;

/** @param {HTMLElement} panel @param {Graph} graph @param {Choices} choices @param {Shown} shown */
export function renderLegend(panel, graph, choices, shown) {
  const focused = panel.contains(document.activeElement) ? document.activeElement?.id : "";
  panel.replaceChildren(
    counts(graph, choices, shown),
    h("h2", {}, word("types")),
    h("ul", { class: "legend" }, ...typeRows(graph, choices)),
    h("h2", {}, word("relations")),
    h("ul", { class: "legend" }, ...relationRows(graph, choices)),
    confidence(choices),
    h("button", { type: "button", class: "wide", id: "reset", onclick: () => reset(choices) }, word("reset")),
  );
  // The panel was made anew: give the keyboard back the place it had.
  if (focused) document.getElementById(focused)?.focus();
}

/** @param {Choices} choices */
function reset(choices) {
  const { hiddenTypes, hiddenRelations, confidence, budget, expanded, collapsed, removed, path, filter, period } = choices.initial;
  choices.change({ hiddenTypes, hiddenRelations, confidence, budget, expanded, collapsed, removed, path, filter, period });
}

/** @param {Graph} graph @param {Choices} choices @param {Shown} shown @returns {HTMLElement} */
function counts(graph, choices, shown) {
  const { budget } = choices.state;
  const rest = shown.matching - shown.nodes.size;
  const out = graph.total.nodes - graph.nodes.size;
  const values = { shown: shown.nodes.size, all: shown.matching, edges: shown.edges.length };
  return h(
    "section",
    { class: "counts" },
    h("p", { id: "counts" }, word(rest > 0 ? "shownLine" : "allLine", values)),
    out > 0 && h("p", { class: "small" }, word(graph.live ? "leftInStore" : "leftOut", { count: out })),
    h(
      "div",
      { class: "row" },
      rest > 0 && h("button", { type: "button", id: "more", onclick: () => choices.change({ budget: budget + STEP }) }, word("more", { count: Math.min(rest, STEP) })),
      budget !== choices.initial.budget && h("button", { type: "button", id: "fewer", onclick: () => choices.change({ budget: choices.initial.budget }) }, word("fewer")),
    ),
  );
}

/** @param {Graph} graph @param {Choices} choices @returns {HTMLElement[]} */
function typeRows(graph, choices) {
  const count = tally([...graph.nodes.values()].map((node) => node.type));
  return [...graph.types.values()]
    .filter((type) => count.has(type.name))
    .map((type) =>
      legendRow(`type-${type.name}`, typeIcon(type), called(type), count.get(type.name) ?? 0, !choices.state.hiddenTypes.includes(type.name), () =>
        choices.toggle("hiddenTypes", type.name),
      ),
    );
}

/** @param {Graph} graph @param {Choices} choices @returns {HTMLElement[]} */
function relationRows(graph, choices) {
  const count = tally([...graph.edges.values()].map((edge) => edge.relation));
  return [...graph.relations.values()]
    .filter((relation) => count.has(relation.name))
    .map((relation) =>
      legendRow(`relation-${relation.name}`, lineIcon(), called(relation), count.get(relation.name) ?? 0, !choices.state.hiddenRelations.includes(relation.name), () =>
        choices.toggle("hiddenRelations", relation.name),
      ),
    );
}

/** @returns {SVGElement} */
function lineIcon() {
  const icon = svg("svg", { viewBox: "-8 -8 16 16", width: 16, height: 16, class: "icon", "aria-hidden": "true" });
  icon.append(svg("path", { d: "M-7 0H5M2 -3L6 0L2 3", fill: "none", stroke: "currentColor", "stroke-width": 1.4 }));
  return icon;
}

/** @param {string} id @param {Element} icon @param {string} name @param {number} count @param {boolean} on @param {() => void} toggle @returns {HTMLElement} */
function legendRow(id, icon, name, count, on, toggle) {
  return h(
    "li",
    {},
    h("label", { class: on ? "" : "off" }, h("input", { type: "checkbox", id, checked: on, onchange: toggle }), icon, h("span", {}, name), h("span", { class: "count" }, count)),
  );
}

/** @param {Choices} choices @returns {HTMLElement} */
function confidence(choices) {
  const value = choices.state.confidence;
  const output = h("output", { for: "confidence" }, value.toFixed(2));
  const slider = h("input", {
    type: "range", id: "confidence", min: 0, max: 1, step: 0.05, value,
    oninput: () => {
      output.textContent = Number(slider.value).toFixed(2);
    },
    onchange: () => choices.change({ confidence: Number(slider.value) }),
  });
  return h("div", { class: "slider" }, h("label", { for: "confidence" }, word("confidence")), output, slider);
}

/** @param {string[]} values @returns {Map<string, number>} */
function tally(values) {
  const count = new Map();
  for (const value of values) count.set(value, (count.get(value) ?? 0) + 1);
  return count;
}
