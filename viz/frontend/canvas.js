// The graph on vis-network: nodes stand where the layout put them, nothing moves by itself.

import { byId } from "./dom.js";
import { drawGrounds } from "./grounds.js";
import { drawLabels, shortName } from "./labels.js";
import { OPTICAL, bends, computeLook, edgeDashes, edgeOpacity, edgeWidth, faded } from "./look.js";
import { called } from "./words.js";

/** @typedef {import("./graph.js").Graph} Graph */
/** @typedef {import("./types.d.ts").State} State */
/** @typedef {import("./types.d.ts").Shown} Shown */
/** @typedef {import("./labels.js").Label} Label */
/** @typedef {{id: string, [property: string]: unknown}} Item what vis-network is told of a node or an edge */

const MANY = 1500; // above this, arrows go and edges hide while the view moves
const BELOW = 30;
const NAMED_FIRST = ["Industry", "Region"]; // what a reader looks for first

const READABLE = 0.7; // the scale from which on nodes keep the size the layout reckons with
const MOST_GROWN = 4; // more, and neighbours would touch

/**
 * @typedef {object} CanvasEvents
 * @property {(id: string) => void} node
 * @property {(id: string) => void} edge
 * @property {() => void} nothing
 * @property {(id: string) => void} expand
 * @property {(id: string, x: number, y: number) => void} drag
 */

export class GraphCanvas {
  /** @param {HTMLElement} box @param {Graph} graph @param {CanvasEvents} events */
  constructor(box, graph, events) {
    this.box = box;
    this.graph = graph;
    this.events = events;
    /** @type {vis.DataSet<any>} */
    this.nodes = new vis.DataSet();
    /** @type {vis.DataSet<any>} */
    this.edges = new vis.DataSet();
    /** @type {import("./look.js").Look | null} */
    this.look = null;
    /** @type {Label[]} */
    this.labels = [];
    /** @type {string[]} */
    this.order = [];
    this.colours = { ink: "#222222", paper: "#ffffff", accent: "#000000", line: "#888888" };
    this.network = new vis.Network(box, { nodes: this.nodes, edges: this.edges }, options());
    this.network.on("beforeDrawing", (context) => this.#halo(context));
    this.network.on("afterDrawing", (context) => this.#names(context));
    this.#listen();
    this.fitted = false;
    this.many = false;
    /** How much larger nodes are drawn so that they stay visible in a small or wide view. */
    this.grow = 1;
    this.again = () => {};
    /** The entity being dragged: its name follows it. */
    this.dragged = "";
  }

  #listen() {
    this.network.on("click", ({ pointer }) => {
      const node = this.network.getNodeAt(pointer.DOM);
      const edge = node === undefined ? this.network.getEdgeAt(pointer.DOM) : undefined;
      if (node !== undefined) this.events.node(node);
      else if (edge !== undefined) this.events.edge(edge);
      else this.events.nothing();
    });
    this.network.on("doubleClick", ({ pointer }) => {
      const node = this.network.getNodeAt(pointer.DOM);
      if (node !== undefined) this.events.expand(node);
    });
    this.network.on("dragStart", ({ pointer }) => {
      this.dragged = this.network.getNodeAt(pointer.DOM) ?? "";
    });
    this.network.on("dragEnd", () => {
      const id = this.dragged;
      this.dragged = "";
      if (!id) return;
      const { x, y } = this.network.getPositions([id])[id];
      this.events.drag(id, x, y);
    });
    this.network.on("zoom", () => this.#regrow());
    const tip = byId("tip");
    const show = (/** @type {string} */ text, /** @type {vis.Point} */ at) => {
      tip.textContent = text;
      tip.style.left = `${at.x + 14}px`;
      tip.style.top = `${at.y + 14}px`;
      tip.hidden = false;
    };
    this.network.on("hoverNode", ({ node, pointer }) => show(this.#nodeTip(node), pointer.DOM));
    this.network.on("hoverEdge", ({ edge, pointer }) => show(this.edgeTip(edge), pointer.DOM));
    for (const event of ["blurNode", "blurEdge", "dragStart", "zoom"]) {
      this.network.on(event, () => {
        tip.hidden = true;
      });
    }
  }

  /** @param {string} id @returns {string} */
  #nodeTip(id) {
    return `${this.graph.name(id)} · ${called(this.graph.types.get(this.graph.type(id)))}`;
  }

  /** @param {string} id @returns {string} */
  edgeTip(id) {
    const edge = this.graph.edges.get(id);
    if (!edge) return "";
    const relation = edge.polarity === "限制" ? edge.polarity : called(this.graph.relations.get(edge.relation));
    return `${this.graph.name(edge.source)} ${relation} ${this.graph.name(edge.target)}`;
  }

  /** Show this part of the graph. @param {State} state @param {Shown} shown */
  update(state, shown) {
    if (!this.fitted) this.grow = this.#firstGrow(shown);
    const look = computeLook(this.graph, state, shown, this.grow);
    this.look = look;
    this.again = () => this.update(state, shown);
    this.#readColours();
    const nodes = [...shown.nodes].map((id) => this.#node(id, look));
    const bend = bends(shown.edges);
    const arrows = shown.edges.length <= MANY;
    const edges = shown.edges.map((edge) => this.#edge(edge, look, bend.get(edge.id) ?? 0, arrows));
    if (arrows === this.many) {
      this.many = !arrows;
      this.network.setOptions({ interaction: { hideEdgesOnDrag: this.many, hideEdgesOnZoom: this.many } });
    }
    bringUp(this.edges, [], edges);
    bringUp(this.nodes, nodes, nodes);
    bringUp(this.edges, edges, edges);
    this.#order(look);
    if (!this.fitted && shown.nodes.size) this.fit();
  }

  /** @param {string} id @param {import("./look.js").Look} look @returns {Item} */
  #node(id, look) {
    const type = this.graph.types.get(this.graph.type(id));
    const colour = type?.colour ?? "#888888";
    const bright = look.bright.has(id);
    const chosen = id === look.centre || this.graph.focus.has(id);
    return {
      id,
      ...look.places.get(id),
      shape: type?.shape ?? "dot",
      size: (look.radius.get(id) ?? 7) * (OPTICAL[type?.shape ?? ""] ?? 1),
      borderWidth: chosen ? 3 : look.pinned.has(id) ? 2.5 : look.places.size > MANY ? 0 : 1,
      color: {
        background: faded(colour, bright ? 1 : 0.18),
        border: chosen || look.pinned.has(id) ? this.colours.ink : faded(this.colours.paper, bright ? 0.9 : 0.2),
      },
    };
  }

  /** @param {import("./types.d.ts").GraphEdge} edge @param {import("./look.js").Look} look @param {number} bend @param {boolean} arrows @returns {Item} */
  #edge(edge, look, bend, arrows) {
    const bright = look.brightEdges.has(edge);
    const colour = edge.polarity === "限制" ? "#c2410c" : edge.origin === "text" ? this.graph.colour(edge.source) : this.colours.line;
    return {
      id: edge.id,
      from: edge.source,
      to: edge.target,
      width: edgeWidth(edge, look),
      dashes: edgeDashes(edge),
      color: { color: faded(colour, edgeOpacity(edge, look)), inherit: false },
      arrows: { to: { enabled: (arrows || bright) && edge.origin === "text", scaleFactor: 0.35 } },
      smooth: bend ? { enabled: true, type: bend > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(bend) } : false,
    };
  }

  /** Sort names: the chosen first, then what is bright, then hubs. @param {import("./look.js").Look} look */
  #order(look) {
    const weight = (/** @type {string} */ id) =>
      (id === look.centre ? 1e6 : 0) + (this.graph.focus.has(id) ? 1e5 : 0) + (look.dimmed && look.bright.has(id) ? 1e3 : 0) + (look.radius.get(id) ?? 0) +
      (NAMED_FIRST.includes(this.graph.type(id)) ? 12 : 0);
    this.order = [...look.places.keys()].sort((a, b) => weight(b) - weight(a) || (a < b ? -1 : 1));
  }

  /** @param {CanvasRenderingContext2D} context */
  #halo(context) {
    const { look } = this;
    if (look && !look.dimmed && look.places.size <= MANY) drawGrounds(context, look, faded(this.colours.line, 0.13));
    if (!this.look?.places.has(this.look.centre)) return;
    const at = this.#at(this.look.centre);
    const radius = (this.look.radius.get(this.look.centre) ?? 8) + 9;
    context.beginPath();
    context.arc(at.x, at.y, radius, 0, 2 * Math.PI);
    context.fillStyle = faded(this.colours.accent, 0.22);
    context.fill();
  }

  /** @param {CanvasRenderingContext2D} context */
  #names(context) {
    const look = this.look;
    if (!look) return;
    const scale = this.network.getScale();
    const origin = this.network.canvasToDOM({ x: 0, y: 0 });
    const labels = this.order.map((id) => {
      const at = this.#at(id);
      const bright = look.dimmed && look.bright.has(id);
      return {
        id,
        text: shortName(this.graph.nodes.get(id)),
        x: origin.x + at.x * scale,
        y: origin.y + at.y * scale,
        radius: (look.radius.get(id) ?? 6) * scale,
        strong: id === look.centre || this.graph.focus.has(id),
        faint: look.dimmed && !bright,
      };
    });
    const ratio = context.canvas.width / Math.max(context.canvas.clientWidth, 1);
    context.save();
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    // Beside a chosen entity the names of the rest only get in the way.
    const wanted = look.dimmed ? labels.filter((label) => !label.faint) : labels;
    const { width, height } = this.size();
    const { x, y } = this.#covered();
    // A name that the drawer would cut is better left out.
    drawLabels(context, wanted, { width: width - x, height: height - y }, this.colours, this.#furniture());
    context.restore();
  }

  /** What lies over the canvas beside the drawer: names keep clear of it. @returns {import("./labels.js").Box[]} */
  #furniture() {
    const box = this.box.getBoundingClientRect();
    return [...(this.box.parentElement?.querySelectorAll(".zoom, .hint") ?? [])].map((one) => {
      const { left, top, right, bottom } = one.getBoundingClientRect();
      return { left: left - box.left, top: top - box.top, right: right - box.left, bottom: bottom - box.top };
    });
  }

  /** Where an entity is now, in the hand of the user or in its place. @param {string} id @returns {vis.Point} */
  #at(id) {
    if (id === this.dragged) return this.network.getPositions([id])[id];
    return this.look?.places.get(id) ?? { x: 0, y: 0 };
  }

  #readColours() {
    const style = getComputedStyle(document.documentElement);
    const value = (/** @type {string} */ name) => style.getPropertyValue(name).trim();
    this.colours = { ink: value("--ink"), paper: value("--paper"), accent: value("--accent"), line: value("--line-strong") };
  }

  /** @returns {{width: number, height: number}} */
  size() {
    return { width: this.box.clientWidth, height: this.box.clientHeight };
  }

  /** Show everything. */
  fit() {
    const { width, height } = this.size();
    if (!width || !height) return;
    this.network.fit({ animation: false, maxZoomLevel: 1.6 });
    // Room for the names under the lowest entities, and for the line of help below them.
    this.network.moveTo({ scale: this.network.getScale() * (1 - (2 * BELOW) / height), animation: false });
    this.fitted = true;
    this.#regrow();
  }

  /** Draw nodes larger where the view is wide, so that they stay visible, and not where it is near. */
  #regrow() {
    const grow = growFor(this.network.getScale());
    if (Math.abs(grow / this.grow - 1) < 0.12) return;
    this.grow = grow;
    this.again();
  }

  /** What `#regrow` will find once all this is fitted into the view. @param {Shown} shown @returns {number} */
  #firstGrow(shown) {
    const nodes = [...shown.nodes].map((id) => this.graph.nodes.get(id));
    const span = (/** @type {number[]} */ values) => values.reduce((most, v) => Math.max(most, v), 1) - values.reduce((least, v) => Math.min(least, v), 0);
    const { width, height } = this.size();
    return growFor(Math.min(width / span(nodes.map((node) => node?.x ?? 0)), height / span(nodes.map((node) => node?.y ?? 0))) * 0.93);
  }

  /** @param {number} factor */
  zoom(factor) {
    const scale = Math.min(Math.max(this.network.getScale() * factor, 0.02), 8);
    this.network.moveTo({ scale, animation: false });
    this.#regrow();
  }

  /** Bring an entity into view, near enough to read its neighbours. @param {string} id */
  focus(id) {
    if (!this.nodes.getIds().includes(id)) return;
    const { x, y } = this.#covered();
    const offset = { x: -x / 2, y: -y / 2 };
    this.network.focus(id, { scale: Math.max(this.network.getScale(), 0.9), offset, animation: false });
    this.#regrow();
  }

  /** Bring several entities into view at once, clear of the drawer. @param {string[]} ids */
  encompass(ids) {
    const known = new Set(this.nodes.getIds());
    const nodes = ids.filter((id) => known.has(id));
    if (!nodes.length) return;
    this.network.fit({ nodes, animation: false, maxZoomLevel: 1.2 });
    const { x, y } = this.#covered();
    const { width, height } = this.size();
    const scale = this.network.getScale() * Math.min(1 - x / width, 1 - y / height) * 0.9;
    this.network.moveTo({ position: this.network.getViewPosition(), scale, offset: { x: -x / 2, y: -y / 2 }, animation: false });
    this.#regrow();
  }

  /** Whether all of these are in what the drawer leaves of the canvas. @param {string[]} ids @returns {boolean} */
  holds(ids) {
    const { x, y } = this.#covered();
    const { width, height } = this.size();
    return ids.every((id) => {
      const place = this.look?.places.get(id);
      if (!place) return true;
      const at = this.network.canvasToDOM(place);
      return at.x >= 0 && at.y >= 0 && at.x <= width - x && at.y <= height - y;
    });
  }

  /** How much of the canvas the drawer lies over: at the side, on a phone at the bottom. @returns {vis.Point} */
  #covered() {
    const drawer = document.getElementById("drawer")?.getBoundingClientRect();
    const box = this.box.getBoundingClientRect();
    if (!drawer?.height) return { x: 0, y: 0 };
    const below = drawer.left <= box.left;
    return below ? { x: 0, y: Math.max(box.bottom - drawer.top, 0) } : { x: Math.max(box.right - drawer.left, 0), y: 0 };
  }

  /** The nearest shown entity in a direction. @param {string} from @param {number} dx @param {number} dy @returns {string} */
  nearest(from, dx, dy) {
    const places = this.look?.places ?? new Map();
    const start = places.get(from);
    if (!start) return this.order[0] ?? "";
    let best = "";
    let least = Infinity;
    for (const [id, { x, y }] of places) {
      const along = (x - start.x) * dx + (y - start.y) * dy;
      const across = Math.abs((x - start.x) * dy - (y - start.y) * dx);
      if (id === from || along <= 0 || across > along * 1.5) continue;
      const cost = along + 2 * across;
      if (cost < least) [best, least] = [id, cost];
    }
    return best;
  }

  redraw() {
    this.network.redraw();
  }
}

/** @param {number} scale @returns {number} */
function growFor(scale) {
  return Math.min(Math.max(READABLE / scale, 1), MOST_GROWN);
}

/** What each item looked like when it was last sent. @type {WeakMap<vis.DataSet<any>, Map<string, string>>} */
const sent = new WeakMap();

/**
 * Take away what is not in `kept`, send those of `items` that are new or look different: vis-network
 * takes seconds over ten thousand that do not.
 * @param {vis.DataSet<any>} set @param {Item[]} items @param {Item[]} kept
 */
function bringUp(set, items, kept) {
  const memory = sent.get(set) ?? new Map();
  sent.set(set, memory);
  const ids = new Set(kept.map((item) => item.id));
  const gone = set.getIds().filter((id) => !ids.has(id));
  for (const id of gone) memory.delete(id);
  if (gone.length) set.remove(gone);
  const fresh = items.filter((item) => {
    const look = JSON.stringify(item);
    if (memory.get(item.id) === look) return false;
    memory.set(item.id, look);
    return true;
  });
  if (fresh.length) set.update(fresh);
}

/** @returns {object} */
function options() {
  return {
    physics: { enabled: false },
    layout: { improvedLayout: false, randomSeed: 1 },
    nodes: { chosen: false, fixed: false, shapeProperties: { interpolation: false } },
    edges: { chosen: false, smooth: false, selectionWidth: 0, hoverWidth: 0 },
    interaction: { hover: true, selectConnectedEdges: false, hoverConnectedEdges: false, tooltipDelay: 1e9, hideEdgesOnDrag: false, keyboard: false },
    autoResize: true,
  };
}
