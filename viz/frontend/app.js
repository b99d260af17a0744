// The page as a whole: joins the state with the views. A page starts it with the data it carries,
// an explorer with a first answer and a source of more.

import { GraphCanvas } from "./canvas.js";
import { announce, byId, h } from "./dom.js";
import { renderDrawer } from "./drawer.js";
import { Graph } from "./graph.js";
import { renderLegend } from "./legend.js";
import { renderMatrix } from "./matrix.js";
import { copyText } from "./passages.js";
import { edgesCsv, graphSvg, savePng, saveSvg, saveText } from "./save.js";
import { SearchBox, findNodes } from "./search.js";
import { Choices, defaultState, readPin, readSelected, turnPins, writePin } from "./state.js";
import { Supply } from "./supply.js";
import { renderTable } from "./table.js";
import { renderTimeline } from "./timeline.js";
import { allowedEdges, computeShown, spreadOf } from "./visible.js";
import { currentLanguage, setLanguage, word } from "./words.js";

/** @typedef {import("./types.d.ts").Payload} Payload */
/** @typedef {import("./types.d.ts").State} State */
/** @typedef {import("./types.d.ts").Source} Source */

const VIEWS = ["graph", "matrix", "table", "timeline"];
const PHONE = 600;
const PHONE_INITIAL = 80;
/** @type {Record<string, [number, number]>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export class App {
  /** @param {Payload} payload @param {Source | null} source */
  constructor(payload, source) {
    this.payload = payload;
    this.source = source;
    this.graph = new Graph();
    this.graph.live = source !== null;
    const { clientWidth, clientHeight } = byId("canvas");
    const tall = clientHeight > clientWidth * 1.2;
    turnPins(tall);
    if (tall) for (const node of payload.nodes) [node.x, node.y] = [node.y, node.x];
    this.graph.merge(payload);
    this.supply = source && new Supply(this.graph, source);
    this.turn = 0; // counts what the user chose, so that a late answer does not take over
    this.choices = new Choices(defaultState(Math.min(payload.initial, window.innerWidth < PHONE ? PHONE_INITIAL : payload.initial), currentLanguage()));
    this.picking = ""; // the first end of a path, while the user picks the other
    this.choices.restore(location.hash);
    setLanguage(this.choices.state.language);
    this.shown = computeShown(this.graph, this.choices.state);
    this.canvas = new GraphCanvas(byId("canvas"), this.graph, {
      node: (id) => this.chooseNode(id),
      edge: (id) => this.choices.change({ selected: `e:${id}` }),
      nothing: () => this.close(),
      expand: (id) => void this.expand(id),
      drag: (id, x, y) => this.pin(id, x, y),
    });
    const find = source ? (/** @type {string} */ text) => source.find(text) : async (/** @type {string} */ text) => findNodes(this.graph, text);
    this.search = new SearchBox(/** @type {HTMLInputElement} */ (byId("search")), byId("found"), find, this.graph.types, (id) => void this.goTo(id), source?.ask ?? null);
    this.#controls();
    this.choices.listen((state, before) => this.render(state, before));
    this.render(this.choices.state, null);
    this.#showChosen();
  }

  /** Bring what a link has chosen into view. */
  #showChosen() {
    const { selected, path } = this.choices.state;
    const { kind, id } = readSelected(selected);
    if (path.length) this.#showPath();
    else if (kind === "n") this.canvas.focus(id);
  }

  #showPath() {
    this.canvas.encompass([...this.choices.state.path, ...this.shown.path.flatMap((edge) => [edge.source, edge.target])]);
  }

  /** Fetch what the state speaks of, as a link from elsewhere may, and show it. */
  async fill() {
    const { turn } = this;
    if (!this.supply || !(await this.supply.fill(this.choices.state))) return;
    this.render(this.choices.state, null);
    if (turn === this.turn) this.#showChosen();
  }

  /** @param {State} state @param {State | null} before */
  render(state, before) {
    if (!before || before.language !== state.language) this.#speak(state);
    this.shown = computeShown(this.graph, state);
    const view = VIEWS.includes(state.view) ? state.view : "graph";
    for (const name of VIEWS) {
      byId(`view-${name}`).hidden = name !== view;
      const tab = byId(`tab-${name}`);
      tab.setAttribute("aria-selected", String(name === view));
      tab.tabIndex = name === view ? 0 : -1;
    }
    renderLegend(byId("legend"), this.graph, this.choices, this.shown);
    this.#renderDrawer(state, before);
    if (view === "graph") this.#renderGraph(state, before);
    else this.#renderRows(view, state);
    byId("undo").toggleAttribute("disabled", this.choices.past.length === 0);
    this.#remember();
  }

  /** Write the state into the address, so that it can be copied or kept as a bookmark. */
  #remember() {
    const fragment = this.choices.encode();
    try {
      history.replaceState(null, "", fragment ? `#${fragment}` : location.pathname + location.search);
    } catch (error) {
      // In a frame without an address of its own (a notebook) there is no permalink to write.
      if (!(error instanceof DOMException)) throw error;
    }
  }

  /** @param {State} state @param {State | null} before */
  #renderDrawer(state, before) {
    // Typing in the table's filter must not close what the reader has open in the drawer.
    const same = before && before.selected === state.selected && before.pins === state.pins && before.expanded === state.expanded && before.path === state.path &&
      before.language === state.language && before.hiddenRelations === state.hiddenRelations && before.hiddenTypes === state.hiddenTypes && before.confidence === state.confidence;
    if (same) return;
    renderDrawer(byId("drawer"), this.graph, this.choices, this.shown, {
      node: (id) => void this.goTo(id),
      edge: (id) => this.choices.change({ selected: `e:${id}` }),
      close: () => this.close(),
      expand: (id) => void this.expand(id),
      collapse: (id) => this.collapse(id),
      pin: (id) => this.togglePin(id),
      remove: (id) => this.choices.change({ removed: [...this.choices.state.removed, id], selected: "" }),
      path: (id) => this.startPath(id),
    });
  }

  /** @param {State} state @param {State | null} before */
  #renderGraph(state, before) {
    const empty = byId("graph-empty");
    empty.hidden = this.shown.nodes.size > 0;
    empty.textContent = this.shown.nodes.size ? "" : word(this.graph.nodes.size ? "emptyGraph" : "emptyPage");
    const more = before !== null && before.budget !== state.budget;
    this.canvas.update(state, this.shown);
    if (!this.canvas.fitted || more) this.canvas.fit();
  }

  /** @param {string} view @param {State} state */
  #renderRows(view, state) {
    const removed = new Set(state.removed);
    const edges = allowedEdges(this.graph, state).filter((edge) => !removed.has(edge.source) && !removed.has(edge.target));
    const openEdge = (/** @type {string} */ id) => this.choices.change({ selected: `e:${id}` });
    const openNode = (/** @type {string} */ id) => this.choices.change({ selected: `n:${id}` });
    if (view === "matrix") renderMatrix(byId("view-matrix"), this.graph, this.choices, edges, openEdge);
    if (view === "table") renderTable(byId("view-table"), this.graph, this.choices, edges, openEdge);
    if (view === "timeline") renderTimeline(byId("view-timeline"), this.graph, this.choices, edges, openNode);
  }

  /** Put words on everything that the views do not draw themselves. @param {State} state */
  #speak(state) {
    setLanguage(state.language);
    document.documentElement.lang = state.language === "en" ? "en" : "zh-CN";
    for (const element of document.querySelectorAll("[data-word]")) {
      element.textContent = word(/** @type {HTMLElement} */ (element).dataset.word ?? "");
    }
    for (const element of document.querySelectorAll("[data-label]")) {
      const text = word(/** @type {HTMLElement} */ (element).dataset.label ?? "");
      element.setAttribute("aria-label", text);
      element.setAttribute("title", text);
    }
    const input = /** @type {HTMLInputElement} */ (byId("search"));
    input.placeholder = word("search");
    input.setAttribute("aria-label", word("search"));
    const chosen = Object.entries(this.payload.selection);
    byId("selection").replaceChildren(...chosen.map(([key, value]) => h("span", {}, `${word(`selection_${key}`)}：${value}`)));
    byId("selection").hidden = chosen.length === 0;
  }

  #controls() {
    for (const name of VIEWS) byId(`tab-${name}`).addEventListener("click", () => this.choices.change({ view: name }));
    byId("tabs").addEventListener("keydown", (event) => this.#tabKey(event));
    byId("undo").addEventListener("click", () => this.undo());
    byId("fit").addEventListener("click", () => this.canvas.fit());
    byId("zoom-in").addEventListener("click", () => this.canvas.zoom(1.3));
    byId("zoom-out").addEventListener("click", () => this.canvas.zoom(1 / 1.3));
    byId("filters").addEventListener("click", () => {
      const open = document.body.classList.toggle("with-legend");
      byId("filters").setAttribute("aria-expanded", String(open));
    });
    byId("language").addEventListener("click", () => this.choices.change({ language: this.choices.state.language === "en" ? "zh" : "en" }, true));
    byId("theme").addEventListener("click", () => this.#switchTheme());
    window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.canvas.update(this.choices.state, this.shown));
    this.#exports();
    document.addEventListener("keydown", (event) => this.#key(event));
    byId("canvas").addEventListener("keydown", (event) => this.#canvasKey(event));
    window.addEventListener("hashchange", () => {
      this.choices.restore(location.hash);
      void this.fill();
    });
  }

  #exports() {
    const title = this.payload.title;
    const picture = () => {
      // The other views may have changed what is shown since the graph was last drawn.
      this.canvas.update(this.choices.state, this.shown);
      const look = this.canvas.look;
      if (!look) throw new Error("nothing drawn yet");
      return graphSvg(this.graph, this.shown, look, this.canvas.colours, title);
    };
    const close = () => byId("save-menu").removeAttribute("open");
    byId("save-svg").addEventListener("click", () => (close(), saveSvg("zhengtu.svg", picture())));
    byId("save-png").addEventListener("click", () => (close(), void savePng("zhengtu.png", picture())));
    byId("save-csv").addEventListener("click", () => (close(), saveText("zhengtu.csv", "text/csv", edgesCsv(this.graph, this.shown.edges))));
    byId("save-link").addEventListener("click", () => (close(), void copyText(location.href, word("linkCopied"))));
  }

  #switchTheme() {
    const root = document.documentElement;
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : window.matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    this.canvas.update(this.choices.state, this.shown);
  }

  /** @param {KeyboardEvent} event */
  #tabKey(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const next = VIEWS[(VIEWS.indexOf(this.choices.state.view) + step + VIEWS.length) % VIEWS.length];
    this.choices.change({ view: next });
    byId(`tab-${next}`).focus();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
    if (event.key === "z" && (event.ctrlKey || event.metaKey) && !typing) {
      event.preventDefault();
      this.undo();
    } else if (event.key === "/" && !typing) {
      event.preventDefault();
      byId("search").focus();
    } else if (event.key === "Escape") {
      this.close();
    }
  }

  /** @param {KeyboardEvent} event */
  #canvasKey(event) {
    const { kind, id } = readSelected(this.choices.state.selected);
    const arrow = ARROWS[event.key];
    if (arrow) {
      const next = this.canvas.nearest(kind === "n" ? id : "", ...arrow);
      if (next) this.choices.change({ selected: `n:${next}` });
    } else if (event.key === "Enter" && kind === "n") void this.expand(id);
    else if (event.key === "+" || event.key === "=") this.canvas.zoom(1.3);
    else if (event.key === "-") this.canvas.zoom(1 / 1.3);
    else if (event.key === "0") this.canvas.fit();
    else return;
    event.preventDefault();
  }

  undo() {
    this.turn += 1;
    if (!this.choices.undo()) announce(word("nothingToUndo"));
  }

  close() {
    this.turn += 1;
    this.picking = "";
    document.body.classList.remove("with-legend");
    this.choices.change({ selected: "", path: [] });
  }

  /** A click or a find: choose the entity, or make it the other end of a path. @param {string} id */
  chooseNode(id) {
    this.turn += 1;
    const from = this.picking;
    this.picking = "";
    if (from && from !== id) void this.#joinPath(from, id);
    else this.choices.change({ selected: `n:${id}` });
  }

  /** @param {string} from @param {string} to */
  async #joinPath(from, to) {
    const { turn } = this;
    if (this.supply) await this.supply.connect(this.choices.state, from, to);
    if (turn !== this.turn) return;
    this.choices.change({ path: [from, to], selected: "", view: "graph" });
    this.#showPath();
  }

  /** Choose an entity and bring it into view; fetch it if it is not on the page. @param {string} id */
  async goTo(id) {
    this.turn += 1;
    const { turn } = this;
    if (this.supply && !this.graph.nodes.has(id)) {
      if (this.picking) await this.supply.join([id]);
      else await this.#spread(id, turn);
      if (turn !== this.turn) return;
    }
    const removed = this.choices.state.removed.filter((one) => one !== id);
    if (removed.length < this.choices.state.removed.length) this.choices.change({ removed });
    const there = this.choices.state.selected === `n:${id}` && this.canvas.holds([id]);
    this.chooseNode(id);
    const { view, path } = this.choices.state;
    if (view === "graph" && !path.length && !there) this.canvas.focus(id);
    byId("drawer").querySelector("h2")?.focus();
  }

  /** @param {string} id */
  startPath(id) {
    this.picking = id;
    announce(word("pathPick"));
  }

  /** Show an entity's neighbours; those after them when it is expanded already. @param {string} id */
  async expand(id) {
    this.turn += 1;
    await this.#spread(id, this.turn);
  }

  /** @param {string} id @param {number} turn */
  async #spread(id, turn) {
    const { shown, total } = spreadOf(this.graph, this.choices.state, id);
    if (this.choices.state.expanded.includes(id) && shown >= total) return announce(word("allNeighbours", { count: total }));
    if (this.supply && (this.graph.spread.get(id)?.told ?? 0) <= shown && !(await this.supply.further(id))) return;
    if (spreadOf(this.graph, this.choices.state, id).shown !== shown) return; // a second click on the same
    const { expanded, collapsed, selected } = this.choices.state;
    const before = this.shown.nodes;
    this.choices.change({
      expanded: [...expanded, id],
      collapsed: collapsed.filter((one) => one !== id),
      selected: turn === this.turn ? `n:${id}` : selected,
    });
    const fresh = [...this.shown.nodes].filter((one) => !before.has(one));
    if (turn === this.turn && this.choices.state.view === "graph" && !this.canvas.holds(fresh)) this.canvas.encompass([id, ...fresh]);
  }

  /** @param {string} id */
  collapse(id) {
    const { expanded, collapsed } = this.choices.state;
    this.choices.change({ expanded: expanded.filter((one) => one !== id), collapsed: [...collapsed.filter((one) => one !== id), id] });
  }

  /** @param {string} id @param {number} x @param {number} y */
  pin(id, x, y) {
    this.choices.change({ pins: [...this.#otherPins(id), writePin(id, x, y)] });
  }

  /** @param {string} id */
  togglePin(id) {
    const others = this.#otherPins(id);
    if (others.length < this.choices.state.pins.length) this.choices.change({ pins: others });
    else {
      const { x, y } = this.canvas.look?.places.get(id) ?? { x: 0, y: 0 };
      this.pin(id, x, y);
    }
  }

  /** @param {string} id @returns {string[]} */
  #otherPins(id) {
    return this.choices.state.pins.filter((pin) => readPin(pin)?.id !== id);
  }
}
