// Cypher that reads: type, run, see rows or the part of the graph they speak of.

import { ApiError, address, post } from "./api.js";
import { h } from "./dom.js";
import { resultViews } from "./result-views.js";
import { go, startPage } from "./shell.js";
import { word } from "./words.js";

const EXAMPLES = [
  "MATCH (r:Region)-[b:BACKS]->(i:Industry)\nWHERE b.polarity = '支持'\nRETURN r.id AS region_id, r.name AS region, i.id AS industry_id, i.name AS industry, b.support AS documents, b.confidence AS confidence\nORDER BY documents DESC, region_id, industry_id LIMIT 50",
  "MATCH (i:Industry)<-[:BACKS]-(r:Region)\nRETURN i.name AS industry, count(r) AS regions\nORDER BY regions DESC, industry LIMIT 20",
  "MATCH (p:Program)-[:BENEFITS]->(c:Company)\nRETURN p.id AS program_id, p.name AS program, c.id AS company_id, c.name AS company\nORDER BY program_id, company_id LIMIT 50",
];

/** @param {URLSearchParams} values @returns {Promise<(Node | string | false)[]>} */
async function cypherPage(values) {
  const text = values.get("q") ?? "";
  document.title = "Cypher · 政图";
  const heading = [h("h2", {}, "Cypher"), h("p", { class: "small" }, word("cypherHint")), form(text)];
  if (!text.trim()) return [...heading, h("p", { class: "empty" }, word("cypherEmpty"))];
  return [...heading, await result(text)];
}

/** @param {string} text @returns {HTMLElement} */
function form(text) {
  const area = h("textarea", { id: "cypher", rows: Math.min(Math.max(text.split("\n").length, 4), 14), spellcheck: "false", maxlength: 20000, "aria-label": "Cypher" }, text || EXAMPLES[0]);
  const run = (/** @type {Event} */ event) => {
    event.preventDefault();
    go(address("/cypher", { q: area.value }));
  };
  area.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) run(event);
  });
  const examples = EXAMPLES.map((one, i) => h("button", { type: "button", class: "quiet", onclick: () => { area.value = one; area.focus(); } }, word("example", { number: i + 1 })));
  return h("form", { class: "cypher", onsubmit: run }, area, h("div", { class: "row" }, h("button", { type: "submit", class: "primary" }, `${word("run")} (Ctrl+Enter)`), ...examples));
}

/** @param {string} text @returns {Promise<HTMLElement>} */
async function result(text) {
  try {
    const found = await post("/api/cypher", { query: text });
    return h(
      "section",
      { id: "cypher-result" },
      ...found.hints.map((/** @type {string} */ hint) => h("p", { class: "capped" }, hint)),
      found.clipped && h("p", { class: "capped" }, word("clipped")),
      resultViews(found, { cypher: text }),
      h("p", { class: "small" }, word("limitsLine", { rows: found.limits.rows, seconds: found.limits.seconds })),
    );
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return h("p", { class: "failed", role: "alert" }, error.message);
  }
}

startPage(cypherPage);
