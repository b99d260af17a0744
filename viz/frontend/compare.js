// Two regions side by side: what only the one backs, what both, what only the other.

import { address } from "./api.js";
import { h } from "./dom.js";
import { profileAddress } from "./links.js";
import { entityLink, resultTable } from "./result-table.js";
import { currentLanguage, word } from "./words.js";

/** @typedef {import("./result-table.js").Row} Row */

/** What of the profiles stands side by side beside the industries. */
const BESIDE = ["policies_issued_by", "companies_in_region", "parks_in_region"];

/** @param {any} compared @param {any} first @param {any} second @returns {HTMLElement[]} */
export function comparison(compared, first, second) {
  const { a, b, rows, documents, truncated } = compared;
  /** @type {Record<string, Row[]>} */
  const sides = { a: [], both: [], b: [] };
  for (const row of rows) sides[row.backed_by].push(row);
  const column = (/** @type {string} */ key, /** @type {string} */ title) =>
    h(
      "section",
      { class: `side side-${key}` },
      h("h3", {}, title, " ", h("span", { class: "count" }, sides[key].length)),
      sides[key].length ? h("ul", {}, ...sides[key].map((row) => industry(row, key))) : h("p", { class: "empty" }, word("compareNone")),
    );
  return [
    h("h2", { tabindex: "-1" }, h("a", { href: profileAddress(a.id) }, a.name), ` ${word("and")} `, h("a", { href: profileAddress(b.id) }, b.name)),
    h("p", { class: "small denominator" }, word("compareShare", { a: a.name, b: b.name, na: documents[a.id], nb: documents[b.id] })),
    h("div", { class: "sides", id: "compare" }, column("a", word("onlyOne", { name: a.name })), column("both", word("bothBack")), column("b", word("onlyOne", { name: b.name }))),
    h("p", { class: "capped", hidden: !truncated }, word("truncated", { count: rows.length })),
    ...BESIDE.map((query) => pair(query, first, second)),
  ];
}

/** @param {Row} row @param {string} key @returns {HTMLElement} */
function industry(row, key) {
  const counts = key === "both" ? `${row.documents_a} · ${row.documents_b}` : row.documents_a || row.documents_b;
  return h("li", {}, entityLink(row.industry_id, row.industry, "Industry"), " ", h("span", { class: "count", title: word("support") }, counts));
}

/** @param {string} query @param {any} first @param {any} second @returns {HTMLElement} */
function pair(query, first, second) {
  const of = (/** @type {any} */ one) => one.sections.find((/** @type {{query: string}} */ section) => section.query === query);
  const title = of(first).title[currentLanguage() === "en" ? "en" : "zh"];
  const half = (/** @type {any} */ one) => {
    const { columns, rows, truncated, parameter } = of(one);
    const few = columns.filter((/** @type {string} */ name) => !["confidence", "first_seen", "issuer", "region"].includes(name));
    return h(
      "div",
      { class: "half" },
      h("h4", {}, one.name, " ", h("a", { href: address("/query", { name: query, [parameter]: one.id, run: 1 }), class: "small" }, word("asQuery"))),
      resultTable({ columns: few, rows, truncated, entities: one.entities, empty: word("compareNone") }),
    );
  };
  return h("section", { class: "section" }, h("h3", {}, title), h("div", { class: "halves" }, half(first), half(second)));
}
