// The catalogue: choose a question, fill in its blanks, read the rows.

import { address, get } from "./api.js";
import { h } from "./dom.js";
import { resultViews } from "./result-views.js";
import { columnName } from "./result-table.js";
import { complain, find, go, known, startPage } from "./shell.js";
import { called, currentLanguage, word } from "./words.js";

/** @typedef {{name: string, type: string, many: boolean, entity: boolean, required: boolean, default: any, example: any, what: string}} Parameter */
/** @typedef {{name: string, question: {zh: string, en: string}, family: string, parameters: Parameter[], columns: {name: string, what: string}[]}} Query */

/** @type {{families: Record<string, Query[]>, types: string[], levels: string[]} | null} */
let catalogue = null;

/** @param {URLSearchParams} values @returns {Promise<(Node | string | false)[]>} */
async function queryPage(values) {
  catalogue ??= await get("/api/catalogue");
  const name = values.get("name") ?? "";
  const query = Object.values(catalogue?.families ?? {}).flat().find((one) => one.name === name);
  document.title = `${query ? said(query) : word("queryPage")} · 政图`;
  if (!name) return [h("h2", {}, word("queryPage")), h("p", { class: "small" }, word("queryHint")), ...families()];
  const back = h("p", { class: "small" }, h("a", { href: "/query" }, `← ${word("queryPage")}`));
  if (!query) return [back, h("p", { class: "failed", role: "alert" }, word("noQuery", { name }))];
  const given = Object.fromEntries([...values].filter(([key]) => key !== "name"));
  const ready = values.has("run") || query.parameters.every((one) => !one.required);
  delete given.run;
  const heading = [back, h("h2", {}, said(query)), form(query, given)];
  if (!ready) return heading;
  const missing = query.parameters.filter((one) => one.required && !given[one.name]);
  if (missing.length) return [...heading, h("p", { class: "failed", role: "alert" }, word("fillIn", { names: missing.map((one) => columnName(one.name)).join("、") }))];
  const box = h("div", {});
  return [...heading, await result(query, given), box];
}

/** @param {Query} query @param {Record<string, string>} given @returns {Promise<HTMLElement>} */
async function result(query, given) {
  const found = await get(`/api/query/${query.name}`, given).catch((/** @type {unknown} */ error) => {
    complain(error);
    return { error: /** @type {Error} */ (error).message };
  });
  if (found.error) return h("p", { class: "failed", role: "alert" }, found.error);
  const columns = found.columns.map((/** @type {{name: string}} */ one) => one.name);
  return h(
    "section",
    { id: "query-result" },
    resultViews({ ...found, columns }, { query: query.name, ...given }),
    h("details", { class: "cypher-used" }, h("summary", {}, word("cypherUsed", { name: query.name })), h("pre", { tabindex: 0 }, found.cypher), h("pre", { tabindex: 0 }, JSON.stringify(found.parameters_used, null, 1))),
  );
}

/** @returns {HTMLElement[]} */
function families() {
  return Object.entries(catalogue?.families ?? {}).map(([family, queries]) =>
    h("section", { class: "family" }, h("h3", {}, word(`family_${family}`)), h("ul", {}, ...queries.map((query) => h("li", {}, h("a", { href: address("/query", { name: query.name }) }, said(query)), " ", h("code", {}, query.name))))),
  );
}

/** @param {Query} query @returns {string} */
function said(query) {
  return query.question[currentLanguage() === "en" ? "en" : "zh"];
}

/** @param {Query} query @param {Record<string, string>} given @returns {HTMLElement} */
function form(query, given) {
  const fields = query.parameters.map((parameter) => field(parameter, given[parameter.name] ?? ""));
  const submit = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const data = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const filled = Object.fromEntries([...data].map(([key, value]) => [key, String(value).trim()]));
    go(address("/query", { name: query.name, ...filled, run: 1 }));
  };
  return h(
    "form",
    { class: "parameters", id: "parameters", onsubmit: submit },
    ...fields,
    h("div", { class: "row" }, h("button", { type: "submit", class: "primary" }, word("run")), query.parameters.some((one) => one.example) && h("button", { type: "button", onclick: () => fillExamples(query) }, word("fillExamples"))),
  );
}

/** @param {Query} query */
function fillExamples(query) {
  for (const { name, example, required } of query.parameters) {
    const input = document.getElementById(`p-${name}`);
    if (required && (input instanceof HTMLInputElement || input instanceof HTMLSelectElement)) input.value = String(example);
  }
}

/** @param {Parameter} parameter @param {string} value @returns {HTMLElement} */
function field(parameter, value) {
  const id = `p-${parameter.name}`;
  return h(
    "div",
    { class: "field" },
    h("label", { for: id }, columnName(parameter.name), parameter.required ? h("span", { class: "must" }, ` ${word("required")}`) : ""),
    control(parameter, id, value),
    h("span", { class: "small", id: `${id}-what` }, currentLanguage() === "en" && parameter.what, parameter.many ? ` ${word("manyHint")}` : ""),
  );
}

/** @param {Parameter} parameter @param {string} id @param {string} value @returns {Node} */
function control(parameter, id, value) {
  const { name, type, required } = parameter;
  const about = { id, name, required, "aria-describedby": `${id}-what` };
  const options = choicesFor(parameter);
  if (options) {
    const empty = h("option", { value: "" }, parameter.default ? word("defaultIs", { value: String(parameter.default) }) : word("any"));
    return h("select", about, empty, ...options.map(([key, text]) => h("option", { value: key, selected: key === value }, text)));
  }
  const placeholder = parameter.default ?? (parameter.example === null ? "" : word("forExample", { value: String(parameter.example) }));
  const input = h("input", { ...about, type: "text", maxlength: 2000, autocomplete: "off", value, placeholder, inputmode: type === "integer" || type === "number" ? "decimal" : false });
  return parameter.entity && !parameter.many ? withNames(input, type) : input;
}

/** @param {Parameter} parameter @returns {[string, string][] | null} */
function choicesFor({ name, type }) {
  if (type === "type") return [...known.types.values()].map((one) => [one.name, called(one)]);
  if (type === "relation") return [...known.relations.values()].map((one) => [one.name, called(one)]);
  if (type === "boolean") return [["true", word("yes")], ["false", word("no")]];
  if (name === "level") return (catalogue?.levels ?? []).map((one) => [one, word(`level_${one}`)]);
  return null;
}

/** Offer names as one types. @param {HTMLInputElement} input @param {string} type @returns {HTMLElement} */
function withNames(input, type) {
  const list = h("datalist", { id: `${input.id}-names` });
  input.setAttribute("list", list.id);
  input.addEventListener("input", async () => {
    const text = input.value.trim();
    const found = text ? (await find(text)).filter((one) => !known.types.has(type) || one.type === type) : [];
    if (text !== input.value.trim()) return;
    const names = found.map((one) => one.name);
    // A name that several share is no answer: offer their ids.
    list.replaceChildren(...found.map((one) => h("option", { value: names.indexOf(one.name) === names.lastIndexOf(one.name) ? one.name : one.id }, `${one.name} · ${called(known.types.get(one.type))}`)));
  });
  return h("span", { class: "with-names" }, input, list);
}

startPage(queryPage);
