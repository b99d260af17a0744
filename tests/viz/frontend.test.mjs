// What must hold of the front end's modules by themselves (node --test tests/viz/frontend.test.mjs).

import assert from "node:assert/strict";
import { test } from "node:test";

import { Graph } from "../../viz/frontend/graph.js";
import { placeLabels, shortName } from "../../viz/frontend/labels.js";
import { bends } from "../../viz/frontend/look.js";
import { csvCell } from "../../viz/frontend/save.js";
import { settle } from "../../viz/frontend/settle.js";
import { matchRank } from "../../viz/frontend/search.js";
import { Choices, defaultState, readPin, writePin } from "../../viz/frontend/state.js";
import { EXPANSION, computeShown, findPath, spreadOf } from "../../viz/frontend/visible.js";

/** A reproducible stand-in for Math.random. */
function dice(seed) {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

/** A graph from lines like "a BACKS b 0.9 2": confidence, then documents (0 is the gazetteer's). */
function graphOf(...lines) {
  const edges = lines.map((line) => line.split(" "));
  const names = [...new Set(edges.flatMap(([source, , target]) => [source, target]))].sort();
  const graph = new Graph();
  graph.merge({
    ontology: { types: [], relations: [] },
    total: { nodes: 0, edges: 0 },
    focus: [],
    nodes: names.map((id) => ({ id, name: id, type: id[0], aliases: [], initials: [], x: 0, y: 0, city: "", status: "", properties: {} })),
    edges: edges.map(([source, relation, target, confidence, support]) => ({
      source: names.indexOf(source), relation, target: names.indexOf(target), polarity: "支持", confidence: Number(confidence),
      support: Number(support), origin: support === "0" ? "gazetteer" : "text", first: "", last: "", modality: "", said: 0, evidence: [],
    })),
    passages: [], headings: [], documents: [],
  });
  return graph;
}

test("placed labels never lie over one another, nor beyond the canvas", () => {
  const random = dice(11);
  for (let round = 0; round < 20; round += 1) {
    const labels = Array.from({ length: 300 }, (_, i) => ({
      id: String(i), text: "县".repeat(2 + Math.floor(random() * 9)), x: random() * 1200, y: random() * 800, radius: 4 + random() * 14, strong: false, faint: false,
    }));
    const placed = placeLabels(labels, { width: 1200, height: 800 }, (text) => 12 * text.length);
    assert.ok(placed.length > 50);
    for (const [i, a] of placed.entries()) {
      assert.ok(a.left >= 0 && a.left + a.width <= 1200);
      for (const b of placed.slice(i + 1)) {
        const apart = a.left + a.width <= b.left || b.left + b.width <= a.left || a.top + 15 <= b.top || b.top + 15 <= a.top;
        assert.ok(apart, `${a.label.id} over ${b.label.id}`);
      }
    }
  }
});

test("a long name gives way to a short alias, and is cut without breaking a character", () => {
  assert.equal(shortName({ name: "浙江某某新能源科技有限公司", aliases: ["某某新能源"] }), "某某新能源");
  assert.equal(shortName({ name: "𠮷".repeat(20), aliases: [] }), `${"𠮷".repeat(13)}…`);
});

test("a permalink gives back the state it was made from, hostile ids included", () => {
  const choices = new Choices(defaultState(300));
  const state = { ...defaultState(300), view: "table", selected: "e:a|BACKS|b&c=#|支持", hiddenTypes: ["Company"], confidence: 0.35, pins: [writePin("x,y\n%", 1.4, -2)], filter: "a=b&c" };
  assert.deepEqual(choices.decode(`#${choices.encode(state)}`), state);
  assert.deepEqual(readPin(state.pins[0]), { id: "x,y\n%", x: 1, y: -2 });
});

test("undo goes back one step at a time and keeps the language", () => {
  const choices = new Choices(defaultState(300));
  choices.change({ view: "matrix" });
  choices.toggle("hiddenTypes", "Company");
  choices.change({ language: "en" }, true);
  assert.ok(choices.undo());
  assert.deepEqual([choices.state.view, choices.state.hiddenTypes, choices.state.language], ["matrix", [], "en"]);
  assert.ok(choices.undo());
  assert.equal(choices.state.view, "graph");
  assert.equal(choices.undo(), false);
});

test("the strongest edges come first, facts of the gazetteer last", () => {
  const graph = graphOf("r1 PART_OF r2 1 0", "r1 BACKS i1 0.4 1", "r2 BACKS i2 0.9 1", "r3 BACKS i3 0.2 3");
  assert.deepEqual([...graph.edges.values()].map((edge) => edge.source + edge.target), ["r3i3", "r2i2", "r1i1", "r1r2"]);
  assert.deepEqual([...computeShown(graph, defaultState(4)).nodes].sort(), ["i2", "i3", "r2", "r3"]);
});

test("what is expanded comes on top of the budget, what is collapsed goes if nothing else holds it", () => {
  const graph = graphOf("r1 BACKS i1 0.9 5", "r1 BACKS i2 0.8 1", "r1 BACKS i3 0.7 1", "r2 BACKS i3 0.7 1");
  const state = defaultState(2);
  assert.equal(computeShown(graph, state).nodes.size, 2);
  assert.deepEqual([...computeShown(graph, { ...state, expanded: ["r1"] }).nodes].sort(), ["i1", "i2", "i3", "r1"]);
  assert.deepEqual([...computeShown(graph, { ...state, budget: 9, collapsed: ["r1"] }).nodes].sort(), ["i3", "r1", "r2"]);
});

test("a path is shortest and walks over the gazetteer only when texts give none", () => {
  const graph = graphOf("a PART_OF z 1 0", "b PART_OF z 1 0", "a BACKS i 0.5 1", "j TARGETS i 0.5 1", "b BACKS j 0.5 1");
  const edges = [...graph.edges.values()];
  assert.deepEqual(findPath(graph, edges, ["a", "b"]).map((edge) => edge.relation), ["BACKS", "TARGETS", "BACKS"]);
  assert.deepEqual(findPath(graph, edges.filter((edge) => edge.relation === "PART_OF"), ["a", "b"]).length, 2);
  assert.deepEqual(findPath(graph, edges, ["a", "nobody"]), []);
});

test("merging a second payload keeps the places and adds what is new", () => {
  const graph = graphOf("a BACKS i 0.5 1");
  const more = graphOf("a BACKS i 0.5 1", "a BACKS k 0.9 2");
  const nodes = [...more.nodes.values()].map((node) => ({ ...node, x: 99 }));
  const edges = [...more.edges.values()].map((edge) => ({ ...edge, source: nodes.findIndex((n) => n.id === edge.source), target: nodes.findIndex((n) => n.id === edge.target) }));
  graph.merge({ ontology: { types: [], relations: [] }, total: { nodes: 3, edges: 2 }, focus: [], nodes, edges, passages: [], headings: [], documents: [] });
  assert.equal(graph.nodes.get("a").x, 0);
  assert.equal(graph.nodes.get("k").x, 99);
  assert.deepEqual(graph.edgesOf("a").map((edge) => edge.target), ["k", "i"]);
});

test("edges that join the same pair part ways, alone they stay straight", () => {
  const graph = graphOf("a BACKS i 0.5 1", "a TARGETS i 0.5 1", "b BACKS i 0.5 1");
  const bent = bends([...graph.edges.values()]);
  assert.equal(bent.size, 2);
  assert.equal(new Set(bent.values()).size, 2);
});

test("a CSV cell is no formula and keeps its quotes", () => {
  assert.equal(csvCell("=1+1"), "'=1+1");
  assert.equal(csvCell('他说"好",走'), '"他说""好"",走"');
  assert.equal(csvCell(0.5), "0.5");
});

test("search ranks the exact name before a beginning, an alias, initials and the middle", () => {
  const node = { name: "余杭区", aliases: ["余杭"], initials: ["yhq", "yh"] };
  const ranks = ["余杭区", "余", "yh", "杭", "ang"].map((text) => matchRank(node, text));
  assert.deepEqual(ranks, [0, 1, 3, 4, Infinity]);
});

test("neighbours come page by page, the strongest first, and go with undo", () => {
  const lines = Array.from({ length: 150 }, (_, i) => `c${String(i).padStart(3, "0")} LOCATED_IN r 0.5 ${i === 149 ? 3 : 1}`);
  const graph = graphOf(...lines, "c000 OPERATES_IN r 0.9 1");
  const state = { ...defaultState(0), expanded: ["r"] };
  const first = computeShown(graph, state).nodes;
  assert.equal(first.size, 1 + EXPANSION);
  assert.ok(first.has("c149") && first.has("c000") && first.has("c058") && !first.has("c059"));
  assert.deepEqual(spreadOf(graph, state, "r"), { shown: 60, total: 150 });
  assert.equal(computeShown(graph, { ...state, expanded: ["r", "r"] }).nodes.size, 1 + 2 * EXPANSION);
  assert.deepEqual(spreadOf(graph, { ...state, expanded: ["r", "r", "r"] }, "r"), { shown: 150, total: 150 });
});

test("what is fetched later is shown for as long as something asks for it", () => {
  const graph = graphOf("a BACKS i 0.9 2", "a BACKS k 0.9 1");
  graph.live = true;
  graph.guests.add("k");
  assert.deepEqual([...computeShown(graph, defaultState(300)).nodes].sort(), ["a", "i"]);
  assert.ok(computeShown(graph, { ...defaultState(300), expanded: ["a"] }).nodes.has("k"));
});

test("what arrives later stands clear of what is there, wherever that stands", () => {
  const random = dice(5);
  const taken = new Map(Array.from({ length: 80 }, (_, i) => [`t${i}`, { x: 400 * random() - 200, y: 400 * random() - 200 }]));
  const nodes = Array.from({ length: 120 }, (_, i) => ({ id: `n${i}`, x: 0, y: 0 }));
  settle({ nodes }, taken, { x: 3, y: -7 });
  const all = [...taken.values(), ...nodes];
  for (const [i, a] of nodes.entries()) for (const b of all) if (a !== b) assert.ok(Math.hypot(a.x - b.x, a.y - b.y) >= 43, `n${i}`);
});
