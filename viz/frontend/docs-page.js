// The REST API, read from /openapi.json; every GET can be tried here.

import { ApiError, address, get, inPath } from "./api.js";
import { h } from "./dom.js";
import { startPage } from "./shell.js";
import { word } from "./words.js";

/** @typedef {{name: string, in: string, required?: boolean, description?: string, schema?: any}} Parameter */
/** @typedef {{summary?: string, description?: string, parameters?: Parameter[], requestBody?: any}} Operation */

/** @returns {Promise<(Node | string | false)[]>} */
async function docsPage() {
  document.title = "API · 政图";
  const api = await get("/openapi.json");
  const operations = Object.entries(api.paths).flatMap(([path, methods]) => Object.entries(/** @type {Record<string, Operation>} */ (methods)).map(([method, operation]) => one(path, method, operation)));
  return [h("h2", {}, "API"), h("p", { class: "small" }, word("apiHint"), " ", h("a", { href: "/openapi.json" }, "/openapi.json")), ...operations];
}

/** @param {string} path @param {string} method @param {Operation} operation @returns {HTMLElement} */
function one(path, method, operation) {
  const parameters = operation.parameters ?? [];
  const output = h("pre", { class: "output", tabindex: 0, hidden: true });
  const inputs = parameters.map((parameter) => h("input", { type: "text", name: parameter.name, required: parameter.required, "aria-label": parameter.name, placeholder: parameter.schema?.default ?? "" }));
  const send = async (/** @type {Event} */ event) => {
    event.preventDefault();
    output.hidden = false;
    const given = Object.fromEntries(parameters.map((parameter, i) => [parameter.name, inputs[i].value]));
    const place = path.replace(/\{(\w+)(?::path)?\}/g, (_, name) => inPath(given[name]));
    const query = Object.fromEntries(parameters.filter((parameter) => parameter.in === "query").map(({ name }) => [name, given[name]]));
    try {
      output.textContent = `GET ${address(place, query)}\n\n${JSON.stringify(await get(place, query), null, 1).slice(0, 20000)}`;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      output.textContent = error.message;
    }
  };
  const rows = parameters.map((parameter, i) => h("tr", {}, h("th", { scope: "row" }, parameter.name, parameter.required ? " *" : ""), h("td", {}, inputs[i]), h("td", { class: "small" }, parameter.description ?? "")));
  const file = path.endsWith("/export");
  /** @type {string[]} */
  const formats = (file && parameters.find(({ name }) => name === "format")?.schema?.enum) || [];
  return h(
    "section",
    { class: "operation" },
    h("h3", {}, h("code", {}, `${method.toUpperCase()} ${path}`), " ", h("span", { class: "small" }, operation.summary ?? "")),
    h("p", { class: "small" }, operation.description ?? ""),
    method === "get" && !file && h("form", { onsubmit: send }, rows.length > 0 && h("table", {}, h("tbody", {}, ...rows)), h("button", { type: "submit" }, word("tryIt"))),
    // No download attribute: what is wrong (polars is not installed) is shown, not saved as a file.
    file && h("p", { class: "row" }, ...formats.map((format) => h("a", { href: address(path, { format }) }, format))),
    method === "post" && h("pre", { tabindex: 0 }, `curl -s ${location.origin}${path} -H 'content-type: application/json' \\\n  -d '{"query": "MATCH (n:Region) RETURN n.name AS name LIMIT 3"}'`),
    output,
  );
}

startPage(docsPage);
