// All of one entity on a page: for a county its industries, policies, companies and neighbours.

import { address, get, inPath } from "./api.js";
import { comparison } from "./compare.js";
import { byId, h } from "./dom.js";
import { profileAddress } from "./links.js";
import { resultTable } from "./result-table.js";
import { SearchBox } from "./search.js";
import { go, known, startPage } from "./shell.js";
import { typeIcon } from "./shapes.js";
import { called, currentLanguage, word } from "./words.js";

/** @typedef {import("./types.d.ts").Findable} Findable */
/** @typedef {import("./result-table.js").Row} Row */
/** @typedef {{query: string, parameter: string, title: {zh: string, en: string}, columns: string[], rows: Row[], truncated: boolean}} Section */

/** @param {URLSearchParams} values @returns {Promise<(Node | string | false)[]>} */
async function profilePage(values) {
  const id = values.get("id") ?? "";
  if (!id) return [h("h2", {}, word("profilePage")), h("p", { class: "empty" }, word("profileEmpty"))];
  const other = values.get("with") ?? "";
  const found = await get(`/api/profile/${inPath(id)}`);
  document.title = `${found.name} · 政图`;
  if (other) {
    const [compared, second] = await Promise.all([get("/api/compare", { a: id, b: other }), get(`/api/profile/${inPath(other)}`)]);
    document.title = `${found.name} — ${second.name} · 政图`;
    return [...comparison(compared, found, second), choice(found)];
  }
  const filled = found.sections.filter((/** @type {Section} */ one) => one.rows.length);
  const empty = found.sections.filter((/** @type {Section} */ one) => !one.rows.length);
  return [
    ...head(found),
    found.type === "Region" && choice(found),
    ...filled.map((/** @type {Section} */ one) => section(found, one)),
    found.neighbours && neighbours(found),
    empty.length > 0 && h("p", { class: "empty", id: "silent" }, word("silentSections", { names: empty.map(titleOf).join("、") })),
  ];
}

/** @param {any} found @returns {HTMLElement[]} */
function head(found) {
  const type = known.types.get(found.type);
  const rows = Object.entries(found.properties).map(([key, value]) => h("div", {}, h("dt", {}, word(`property_${key}`)), h("dd", {}, key === "level" ? word(`level_${value}`) : String(value))));
  return [
    h(
      "header",
      { class: "profile-head" },
      h("p", { class: "kicker" }, typeIcon(type), called(type), found.status === "provisional" && h("span", { class: "tag", title: word("provisionalHint") }, word("provisional")), ...(found.above ?? []).flatMap((/** @type {{id: string, name: string}} */ up) => [" · ", h("a", { href: profileAddress(up.id) }, up.name)])),
      h("h2", { tabindex: "-1" }, found.name),
      found.aliases.length > 0 && h("p", { class: "small" }, `${word("aliases")}：${found.aliases.join("、")}`),
      rows.length > 0 && h("dl", { class: "properties" }, ...rows),
      h("p", {}, h("a", { href: address("/", { focus: found.id }), class: "button" }, word("seeInGraph"))),
    ),
  ];
}

/** @param {Section} one @returns {string} */
export function titleOf(one) {
  return one.title[currentLanguage() === "en" ? "en" : "zh"];
}

/** @param {any} found @param {Section} one @returns {HTMLElement} */
export function section(found, one) {
  const query = address("/query", { name: one.query, [one.parameter]: found.id, run: 1 });
  const columns = one.columns.filter((name) => one.query !== "restrictions" || !name.startsWith(found.type === "Region" ? "region" : "industry"));
  return h(
    "section",
    { class: "section", "data-query": one.query },
    h("h3", {}, titleOf(one), " ", h("span", { class: "count" }, one.rows.length), " ", h("a", { href: query, class: "small" }, word("asQuery"))),
    resultTable({ columns, rows: one.rows, entities: found.entities, truncated: one.truncated }),
  );
}

/** @param {any} found @returns {HTMLElement} */
function neighbours(found) {
  const { of, total, heard, columns, rows, truncated } = found.neighbours;
  return h(
    "section",
    { class: "section", id: "neighbours" },
    h("h3", {}, word("neighbourTitle", { name: found.name, of: of.name })),
    h("p", { class: "small denominator" }, word("neighbourShare", { of: of.name, total, heard, silent: total - heard, name: found.name })),
    resultTable({ columns: [...columns, "region_ids"], rows, entities: found.entities, truncated, empty: word("neighbourNone", { name: found.name }) }),
  );
}

/** Choose a region to compare with. @param {any} found @returns {HTMLElement} */
function choice(found) {
  const input = h("input", { id: "compare-with", type: "search", role: "combobox", autocomplete: "off", "aria-expanded": "false", "aria-controls": "compare-found", "aria-autocomplete": "list", "aria-label": word("compareWith"), placeholder: word("compareWith") });
  const list = h("ul", { id: "compare-found", class: "found", role: "listbox", "aria-label": word("compareWith"), hidden: true });
  const regions = async (/** @type {string} */ text) => /** @type {Findable[]} */ ((await get("/api/search", { q: text, type: "Region" })).results).filter((one) => one.id !== found.id);
  new SearchBox(input, list, regions, known.types, (id) => {
    go(address("/profile", { id: found.id, with: id }));
    byId("content").focus();
  });
  return h("div", { class: "find compare-find" }, input, list);
}

startPage(profilePage);
