// A document as it was read: names marked by type, what each sentence states, where one is quoted.

import { address, get, inPath } from "./api.js";
import { h } from "./dom.js";
import { profileAddress } from "./links.js";
import { known, startPage } from "./shell.js";
import { entityLink } from "./result-table.js";
import { typeIcon } from "./shapes.js";
import { called, word } from "./words.js";

/** @typedef {{id: string, name: string, type: string, start: number, stop: number, score: number}} Mention */
/** @typedef {{id: string, subject: string, relation: string, object: string, polarity: string, modality: string, confidence: number, trigger: string}} Statement */
/** @typedef {{id: string, text: string, page: number, kind: string, article: string, paragraph: number, unlinked: string[], mentions: Mention[], statements: Statement[]}} Sentence */

/** @param {URLSearchParams} values @returns {Promise<(Node | string | false)[]>} */
async function documentPage(values) {
  const id = values.get("id") ?? "";
  const wanted = values.get("sentence") ?? "";
  if (!id) return [h("h2", {}, word("documentPage")), h("p", { class: "empty" }, h("a", { href: "/documents" }, word("documentEmpty")))];
  const found = await get(`/api/document/${inPath(id)}`, { skip: values.get("skip"), sentence: wanted });
  const about = found.document;
  document.title = `${about.name} · 政图`;
  window.setTimeout(() => document.querySelector(".chosen")?.scrollIntoView({ block: "center" }));
  return [
    h("p", { class: "kicker" }, h("a", { href: "/documents" }, `← ${word("documentsPage")}`)),
    h("h2", {}, about.name),
    h("p", { class: "small" }, [about.source, about.published || word("undated"), word("sentenceCount", { count: found.total })].filter(Boolean).join(" · ")),
    legend(),
    found.truncated && h("p", { class: "capped" }, word("documentPart", { from: found.skip + 1, to: found.skip + found.sentences.length, all: found.total })),
    ...articles(found, wanted),
    found.sentences.length === 0 && h("p", { class: "empty" }, word("noSentences")),
    parts(id, found),
  ];
}

/** @param {string} id @param {any} found @returns {HTMLElement} */
function parts(id, found) {
  const link = (/** @type {number | null} */ skip, /** @type {string} */ text) => skip !== null && h("a", { href: address("/document", { id, skip }) }, word(text));
  return h("p", { class: "row" }, link(found.previous, "previousPart"), link(found.next, "nextPart"));
}

/** @returns {HTMLElement} */
function legend() {
  return h("p", { class: "small types-key" }, ...[...known.types.values()].map((type) => h("span", { class: "mention", colour: type.colour }, typeIcon(type), called(type))));
}

/** @param {any} found @param {string} wanted @returns {HTMLElement[]} */
function articles(found, wanted) {
  const about = new Map(found.articles.map((/** @type {{id: string}} */ one) => [one.id, one]));
  /** @type {Map<string, Sentence[]>} */
  const groups = new Map();
  for (const sentence of found.sentences) groups.set(sentence.article, [...(groups.get(sentence.article) ?? []), sentence]);
  return [...groups].map(([id, sentences]) => {
    const article = /** @type {any} */ (about.get(id)) ?? {};
    const line = [article.byline, article.source, article.published, article.place].filter(Boolean).join(" · ");
    return h("article", { class: "text" }, article.headline && sentences[0].text !== article.headline && h("h3", {}, article.headline), line && h("p", { class: "small" }, line), ...paragraphs(sentences, article.headline, wanted), statementList(found, sentences));
  });
}

/** @param {Sentence[]} sentences @param {string} headline @param {string} wanted @returns {HTMLElement[]} */
function paragraphs(sentences, headline, wanted) {
  /** @type {HTMLElement[]} */
  const made = [];
  let last = /** @type {number | null} */ (null);
  for (const sentence of sentences) {
    const title = sentence.kind === "headline" || sentence.text === headline;
    if (title || sentence.paragraph !== last || !made.length) made.push(h("p", { class: title ? "title-line" : "" }));
    last = title ? null : sentence.paragraph;
    made[made.length - 1].append(h("span", { id: sentence.id, class: sentence.id === wanted ? "sentence chosen" : "sentence" }, ...marked(sentence)));
  }
  return made;
}

/** The text cut where names begin and end; each piece leads to the shortest name it is in. @param {Sentence} sentence @returns {(Node | string)[]} */
export function marked(sentence) {
  // Offsets count code points, JavaScript strings count UTF-16 units.
  const letters = [...sentence.text];
  const cuts = [...new Set([0, letters.length, ...sentence.mentions.flatMap((one) => [one.start, one.stop])])].filter((at) => at >= 0 && at <= letters.length).sort((a, b) => a - b);
  return cuts.slice(0, -1).map((from, i) => {
    const to = cuts[i + 1];
    const text = letters.slice(from, to).join("");
    const over = sentence.mentions.filter((one) => one.start <= from && one.stop >= to).sort((a, b) => a.stop - a.start - (b.stop - b.start));
    if (!over.length) return text;
    const title = over.map((one) => `${one.name} · ${called(known.types.get(one.type))} · ${one.score.toFixed(2)}`).join("\n");
    return h("a", { class: "mention", href: profileAddress(over[0].id), title, colour: known.types.get(over[0].type)?.colour }, text);
  });
}

/** @param {any} found @param {Sentence[]} sentences @returns {HTMLElement | false} */
function statementList(found, sentences) {
  const said = sentences.flatMap((sentence) => sentence.statements.map((statement) => ({ sentence, statement })));
  if (!said.length) return h("p", { class: "small" }, word("noStatements"));
  const end = (/** @type {string} */ id) => entityLink(id, found.entities[id]?.name ?? id, found.entities[id]?.type ?? "");
  const rows = said.map(({ sentence, statement }) =>
    h(
      "li",
      {},
      end(statement.subject),
      h("span", { class: statement.polarity === "限制" ? "verb restricts" : "verb" }, ` ${statement.polarity === "限制" ? word("restricts") : called(known.relations.get(statement.relation))} `),
      end(statement.object),
      h("span", { class: "count" }, ` ${statement.modality} · ${statement.confidence.toFixed(2)} `),
      h("button", { type: "button", class: "quiet", onclick: () => choose(sentence.id) }, word("showSentence")),
    ),
  );
  return h("details", { class: "statements", open: said.length <= 12 }, h("summary", {}, word("statements", { count: said.length })), h("ul", {}, ...rows));
}

/** @param {string} id */
function choose(id) {
  document.querySelector(".chosen")?.classList.remove("chosen");
  const sentence = document.getElementById(id);
  sentence?.classList.add("chosen");
  sentence?.scrollIntoView({ block: "center" });
}

startPage(documentPage);
