// The explorer's graph: the page's own App, with a server to ask for more.

import { ApiError, get, inPath, post } from "./api.js";
import { App } from "./app.js";
import { announce, byId, h } from "./dom.js";
import { askAbout, complain, find, learn, rememberLanguage, rememberTheme, settings, speak } from "./shell.js";
import { beside, settle } from "./settle.js";
import { word } from "./words.js";

/** @typedef {import("./types.d.ts").Payload} Payload */
/** @typedef {import("./types.d.ts").Expansion} Expansion */

// What the server takes at most.
const MOST_JOINED = 500;
const MOST_KNOWN = 5000;

/** @type {App | null} */
let app = null;

/** @param {string} id @param {number} skip @returns {Promise<Expansion | null>} */
async function expand(id, skip) {
  const more = await asked(post(`/api/expand/${inPath(id)}`, { skip, known: held() }), id);
  if (more?.capped.length) announce(word("expandCapped", { shown: more.next ?? more.neighbours, all: more.neighbours }));
  return more;
}

/** @param {string[]} ids @returns {Promise<Payload | null>} */
function join(ids) {
  return asked(post("/api/graph", { ids: ids.slice(0, MOST_JOINED), known: held() }), ids[0]);
}

/** @param {string} from @param {string} to @returns {Promise<Payload | null>} */
function connect(from, to) {
  return asked(get("/api/graph", { query: "shortest_connection", a: from, b: to }), from);
}

/** What came, each newcomer in a place of its own; null, and a word to the user, when nothing came. @param {Promise<any>} answer @param {string} around @returns {Promise<any>} */
async function asked(answer, around) {
  try {
    const more = await answer;
    if (app) place(app, more, around);
    return more;
  } catch (error) {
    complain(error);
    return null;
  }
}

/** What is here already, so that edges to it come along. @returns {string[]} */
function held() {
  return app ? [...app.graph.nodes.keys()].slice(-MOST_KNOWN) : [];
}

/** What arrives stands around what it was fetched for. @param {App} shown @param {Payload} more @param {string} id */
function place(shown, more, id) {
  const taken = new Map([...shown.graph.nodes.values()].map((node) => [node.id, { x: node.x, y: node.y }]));
  for (const [one, at] of shown.canvas.look?.places ?? []) taken.set(one, at);
  const centre = taken.get(id) ?? beside(taken);
  const first = more.nodes.find((node) => node.id === id);
  if (first && !taken.has(id)) {
    Object.assign(first, centre);
    taken.set(id, centre);
  }
  settle(more, taken, centre);
}

async function start() {
  settings();
  rememberTheme();
  speak();
  /** @type {Payload & {capped: string[]}} */
  let payload;
  try {
    payload = await get(`/api/graph${location.search}`);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const box = byId("graph-empty");
    box.replaceChildren(error.message, " ", h("a", { href: "/" }, word("wholeGraph")));
    box.hidden = false;
    return;
  }
  learn(payload.ontology);
  payload.title = word("siteTitle");
  app = new App(payload, { expand, join, connect, find, ask: askAbout });
  app.choices.listen((state, before) => {
    if (state.language === before.language) return;
    rememberLanguage(state.language);
    speak();
  });
  if (payload.capped.length && location.search) announce(word("graphCapped", { shown: payload.nodes.length, all: payload.total.nodes }));
  if (!payload.nodes.length && location.search) byId("graph-empty").textContent = word("nothingToDraw");
  await app.fill();
  performance.mark("zhengtu:drawn");
}

void start();
