// Rows of a result as a table: names lead to their pages, evidence opens below its row.

import { get } from "./api.js";
import { h } from "./dom.js";
import { documentAddress, profileAddress } from "./links.js";
import { csvCell, saveText } from "./save.js";
import { complain, known } from "./shell.js";
import { typeIcon } from "./shapes.js";
import { called, word } from "./words.js";

/** @typedef {Record<string, any>} Row */
/** @typedef {{name: string, type: string}} Named */
/** @typedef {{sentence: string, text: string, document: string, document_id: string, published: string, source: string, page: number}} Quote */
/**
 * @typedef {object} Result
 * @property {string[]} columns
 * @property {Row[]} rows
 * @property {Record<string, Named>} [entities] what the ids in the rows are
 * @property {Quote[][]} [evidence] sentences of each row, where they came along
 * @property {boolean} [truncated]
 * @property {string} [empty] what to say when there is no row
 */

const AT_ONCE = 100;
/** Columns of one short word, which is not to be broken. */
const SHORT_WORDS = new Set(["type", "kind", "level", "polarity", "modality", "relation", "evidence"]);
const QUOTES = 20;
/** Columns that only name others' ids, or that the page shows in another way. */
const HIDDEN = new Set(["region_ids", "forward"]);

/** @param {Result} result @returns {HTMLElement} */
export function resultTable(result) {
  const { rows } = result;
  if (!rows.length) return h("p", { class: "empty" }, result.empty ?? word("noRows"));
  const columns = result.columns.filter((name) => !hidden(name, result.columns));
  const order = rows.map((row, i) => ({ row, i }));
  let shown = AT_ONCE;
  let sorted = "";
  const box = h("div", { class: "result" });
  const draw = () => {
    const body = order.slice(0, shown).flatMap(({ row, i }) => rowOf(result, columns, row, result.evidence?.[i]));
    const rest = rows.length - shown;
    box.replaceChildren(
      h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": word("table") }, h("table", { class: "results" }, h("thead", {}, h("tr", {}, ...columns.map(head))), h("tbody", {}, ...body))),
      h(
        "div",
        { class: "row under" },
        h("span", { class: "small" }, word("rowCount", { count: rows.length })),
        result.truncated && h("span", { class: "capped", role: "status" }, word("truncated", { count: rows.length })),
        rest > 0 && h("button", { type: "button", onclick: () => { shown += 5 * AT_ONCE; draw(); } }, word("moreRows", { count: Math.min(rest, 5 * AT_ONCE) })),
        h("button", { type: "button", class: "quiet", onclick: () => saveText("zhengtu.csv", "text/csv", csvOf(result)) }, word("download")),
      ),
    );
  };
  const head = (/** @type {string} */ name) => {
    const direction = sorted === name ? "ascending" : sorted === `-${name}` ? "descending" : "none";
    const sort = () => {
      sorted = direction === "ascending" ? `-${name}` : name;
      order.sort((a, b) => compare(a.row[name], b.row[name]) * (sorted === name ? 1 : -1) || a.i - b.i);
      draw();
    };
    const number = rows.every(({ [name]: value }) => typeof value === "number");
    return h("th", { scope: "col", "aria-sort": direction, class: `column-${name}${number ? " number" : ""}` }, h("button", { type: "button", class: "column-head", onclick: sort }, columnName(name), direction === "ascending" ? " ↑" : direction === "descending" ? " ↓" : ""));
  };
  draw();
  return box;
}

/** @param {string} name @returns {string} */
export function columnName(name) {
  const text = word(`column_${name}`);
  return text === `column_${name}` ? name : text;
}

/** An id stands behind its name, if the name is there. @param {string} name @param {string[]} columns @returns {boolean} */
function hidden(name, columns) {
  return HIDDEN.has(name) || (name.endsWith("_id") && columns.includes(name.slice(0, -3))) || (name === "ids" && columns.includes("names"));
}

/** @param {any} a @param {any} b @returns {number} */
function compare(a, b) {
  if (typeof a === "number" && typeof b === "number") return a - b;
  return new Intl.Collator("zh", { numeric: true }).compare(flat(a), flat(b));
}

/** @param {Result} result @param {string[]} columns @param {Row} row @param {Quote[] | undefined} quotes @returns {HTMLElement[]} */
function rowOf(result, columns, row, quotes) {
  const below = h("td", { colspan: columns.length });
  const second = h("tr", { class: "below", hidden: true }, below);
  const open = async (/** @type {HTMLElement} */ button) => {
    second.hidden = !second.hidden;
    button.setAttribute("aria-expanded", String(!second.hidden));
    if (second.hidden || below.childElementCount) return;
    try {
      below.replaceChildren(quoteList(quotes ?? (await fetchQuotes(row.evidence))));
    } catch (error) {
      second.hidden = true;
      complain(error);
    }
  };
  const cells = columns.map((name) => {
    const value = row[name];
    const kind = typeof value === "number" ? " number" : /^\d{4}(-\d\d)*$/.test(value) ? " date" : SHORT_WORDS.has(name) ? " word" : "";
    return h("td", { class: `column-${name}${kind}` }, ...[cell(result, row, name, open)].flat());
  });
  return [h("tr", {}, ...cells), second];
}

/** @param {Result} result @param {Row} row @param {string} name @param {(button: HTMLElement) => void} open @returns {Node | string | (Node | string)[]} */
function cell(result, row, name, open) {
  const value = row[name];
  if (name === "evidence" && Array.isArray(value)) return evidenceButton(value, open);
  const id = row[`${name}_id`];
  if (name === "document" && id) return h("a", { href: documentAddress(id, row.sentence_id) }, String(value ?? id));
  if (typeof id === "string" && id) return entityLink(id, String(value ?? id), result.entities?.[id]?.type ?? "");
  if (name === "names" && Array.isArray(row.ids ?? row.region_ids)) {
    const ids = row.ids ?? row.region_ids;
    return value.flatMap((/** @type {string} */ one, /** @type {number} */ i) => [i ? "、" : "", entityLink(ids[i], one, "")]);
  }
  return plain(result, name, value);
}

/** @param {Result} result @param {string} name @param {any} value @returns {Node | string | (Node | string)[]} */
function plain(result, name, value) {
  if (value === null || value === undefined) return "";
  if (typeof value === "boolean") return word(value ? "yes" : "no");
  if (typeof value === "number") return Number.isInteger(value) ? String(value) : value.toFixed(2);
  if (Array.isArray(value)) return value.flatMap((one, i) => [i ? "、" : "", plain(result, name, one)].flat());
  if (typeof value === "object") return nodeValue(value);
  const named = result.entities?.[value];
  if (named) return entityLink(value, named.name, named.type);
  if (name === "type" || name === "kind") return called(known.types.get(value)) || value;
  if (name === "relation" || name === "relations" || name.startsWith("relation_")) return called(known.relations.get(value)) || value;
  if (name === "level") return word(`level_${value}`);
  if (value.startsWith("doc:") && !value.includes("/")) return h("a", { href: documentAddress(value.split("#")[0], value.includes("#") ? value : "") }, value);
  return String(value);
}

/** A node or relationship that was returned whole. @param {any} value @returns {Node | string} */
function nodeValue(value) {
  const { labels, properties, type } = value;
  if (Array.isArray(labels) && properties?.id) {
    const label = labels.find((/** @type {string} */ one) => known.types.has(one)) ?? "";
    return label ? entityLink(properties.id, properties.name ?? properties.id, label) : String(properties.name ?? properties.id);
  }
  if (typeof type === "string" && properties) return `${called(known.relations.get(type)) || type} ${JSON.stringify(properties)}`;
  return JSON.stringify(value);
}

/** @param {string} id @param {string} name @param {string} type @returns {HTMLElement} */
export function entityLink(id, name, type) {
  return h("a", { href: profileAddress(id), class: "entity", title: id }, type && known.types.has(type) ? typeIcon(known.types.get(type)) : "", name);
}

/** @param {string[]} ids @param {(button: HTMLElement) => void} open @returns {Node | string} */
function evidenceButton(ids, open) {
  if (!ids.length) return word("gazetteer");
  const button = h("button", { type: "button", class: "quiet", "aria-expanded": "false", onclick: () => open(button) }, word("sentenceCount", { count: ids.length }));
  return button;
}

/** @param {string[]} ids @returns {Promise<Quote[]>} */
async function fetchQuotes(ids) {
  const found = await get("/api/query/sentences", { ids: ids.slice(0, QUOTES).join(",") });
  return found.rows.map((/** @type {any} */ row) => ({ ...row, sentence: row.sentence_id }));
}

/** @param {Quote[]} quotes @returns {HTMLElement} */
export function quoteList(quotes) {
  if (!quotes.length) return h("p", { class: "empty" }, word("noQuotes"));
  return h(
    "ul",
    { class: "passages" },
    ...quotes.map((quote) =>
      h(
        "li",
        { class: "evidence" },
        h("blockquote", { class: "sentence" }, quote.text),
        h("div", { class: "whence" }, h("a", { href: documentAddress(quote.document_id, quote.sentence) }, whence(quote))),
      ),
    ),
  );
}

/** @param {Quote} quote @returns {string} */
function whence(quote) {
  return [`《${quote.document}》`, quote.source, quote.published || word("undated"), quote.page ? word("page", { page: quote.page }) : ""].filter(Boolean).join(" · ");
}

/** @param {Result} result @returns {string} */
function csvOf({ columns, rows }) {
  const lines = [columns, ...rows.map((row) => columns.map((name) => flat(row[name])))];
  return `\uFEFF${lines.map((line) => line.map(csvCell).join(",")).join("\r\n")}\r\n`;
}

/** @param {any} value @returns {string} */
function flat(value) {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map(flat).join("、");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
