// The explorer's graph: the page's own App, with a server to ask for more.

import { ApiError, get, inPath } from "./api.js";
import { App } from "./app.js";
import { announce, byId, h } from "./dom.js";
import { askAbout, complain, find, learn, rememberLanguage, rememberTheme, settings, speak } from "./shell.js";
import { beside, settle } from "./settle.js";
import { word } from "./words.js";

/** @typedef {import("./types.d.ts").Payload} Payload */

/** @type {App | null} */
let app = null;

/** @param {string} id @returns {Promise<Payload | null>} */
async function expand(id) {
  try {
    const more = await get(`/api/expand/${inPath(id)}`);
    if (app) place(app, more, id);
    if (more.capped.length) announce(word("expandCapped", { shown: more.nodes.length - 1, all: more.neighbours }));
    return more;
  } catch (error) {
    complain(error);
    return null;
  }
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
  app = new App(payload, { expand, find, ask: askAbout });
  app.choices.listen((state, before) => {
    if (state.language === before.language) return;
    rememberLanguage(state.language);
    speak();
  });
  if (payload.capped.length && location.search) announce(word("graphCapped", { shown: payload.nodes.length, all: payload.total.nodes }));
  if (!payload.nodes.length && location.search) byId("graph-empty").textContent = word("nothingToDraw");
  performance.mark("zhengtu:drawn");
}

void start();
