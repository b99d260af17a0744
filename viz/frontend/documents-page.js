// The documents of the store, and sentences by their words.

import { address, get } from "./api.js";
import { h } from "./dom.js";
import { resultTable } from "./result-table.js";
import { go, startPage } from "./shell.js";
import { word } from "./words.js";

/** @param {URLSearchParams} values @returns {Promise<(Node | string | false)[]>} */
async function documentsPage(values) {
  const text = values.get("q") ?? "";
  const skip = Number.parseInt(values.get("skip") ?? "0", 10) || 0;
  document.title = `${word("documentsPage")} · 政图`;
  const heading = [h("h2", {}, word("documentsPage")), form(text)];
  if (text) {
    const found = await get("/api/sentences", { q: text });
    return [...heading, resultTable({ columns: ["text", "document", "document_id", "published"], rows: found.rows, truncated: found.truncated, empty: word("noSentence", { text }) })];
  }
  const found = await get("/api/documents", { skip });
  const rows = found.rows.map((/** @type {any} */ row) => ({ document: row.name, document_id: row.id, source: row.source, published: row.published, sentences: row.sentences }));
  return [
    ...heading,
    resultTable({ columns: ["document", "document_id", "source", "published", "sentences"], rows, empty: word("noDocuments") }),
    found.truncated && h("p", {}, h("a", { href: address("/documents", { skip: skip + rows.length }) }, word("nextPart"))),
  ];
}

/** @param {string} text @returns {HTMLElement} */
function form(text) {
  const input = h("input", { id: "sentence-search", type: "search", maxlength: 200, value: text, "aria-label": word("sentenceSearch"), placeholder: word("sentenceSearch") });
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    go(address("/documents", { q: input.value.trim() }));
  };
  return h("form", { class: "asking", onsubmit: submit }, input, h("button", { type: "submit", class: "primary" }, word("searchButton")));
}

startPage(documentsPage);
