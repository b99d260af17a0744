// Ask in words: one sentence, the rows, the sentences behind them, and what is not known.

import { address, get } from "./api.js";
import { h } from "./dom.js";
import { resultViews } from "./result-views.js";
import { go, startPage } from "./shell.js";
import { currentLanguage, word } from "./words.js";

const EXAMPLES = {
  zh: ["哪些县支持人工智能?", "余杭区支持哪些产业?", "余杭区发布了哪些政策?", "哪些企业在余杭区?", "算力券是谁发布的?"],
  en: ["Which counties back artificial intelligence?", "Which industries does Yuhang back?", "Which policies has Yuhang issued?"],
};
const KEPT = 3;

/** @param {URLSearchParams} values @returns {Promise<(Node | string | false)[]>} */
async function askPage(values) {
  const question = values.get("q") ?? "";
  const after = values.getAll("after");
  const heading = [h("h2", {}, word("askPage")), form(question, after)];
  document.title = question ? `${question} · 政图` : `${word("askPage")} · 政图`;
  if (!question) return [...heading, suggestions(EXAMPLES[currentLanguage() === "en" ? "en" : "zh"], [])];
  return [...heading, ...answerOf(await get("/api/ask", { q: question, previous: after }), after)];
}

/** @param {string} question @param {string[]} after @returns {HTMLElement} */
function form(question, after) {
  const input = h("input", { id: "question", type: "text", maxlength: 500, autocomplete: "off", value: question, "aria-label": word("question"), placeholder: word("questionHint") });
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    const text = input.value.trim();
    // A question may lean on those before it (那宁波呢?); one that does not ignores them.
    if (text) go(address("/ask", { q: text, after: question && question !== text ? [...after, question].slice(-KEPT) : after }));
  };
  return h("form", { class: "asking", onsubmit: submit }, input, h("button", { type: "submit", class: "primary" }, word("askButton")));
}

/** @param {any} answer @param {string[]} after @returns {(Node | string | false)[]} */
function answerOf(answer, after) {
  return [
    h("p", { class: answer.understood ? "answer" : "answer not-understood", id: "answer" }, answer.sentence),
    answer.denominator && h("p", { class: "denominator", id: "denominator" }, answer.denominator),
    ...answer.warnings.map((/** @type {string} */ text) => h("p", { class: "capped" }, text)),
    ...answer.choices.map((/** @type {any} */ choice) => choices(answer.question, choice, after)),
    answer.suggestions.length > 0 && suggestions(answer.suggestions, after),
    answer.understood && h("p", { class: "small" }, word("evidenceHint")),
    answer.understood && resultViews({ ...answer, columns: answer.columns, evidence: answer.evidence, empty: word("noAnswerRows") }, { question: answer.question, previous: after }),
    answer.understood && reproduction(answer),
  ];
}

/** @param {string} question @param {{text: string, candidates: {id: string, name: string}[]}} choice @param {string[]} after @returns {HTMLElement} */
function choices(question, choice, after) {
  const links = choice.candidates.map(({ name }) => h("li", {}, h("a", { href: address("/ask", { q: question.replace(choice.text, name.split("·")[0]), after }) }, name)));
  return h("div", { class: "suggestions" }, h("h3", {}, word("whichOne", { text: choice.text })), h("ul", {}, ...links));
}

/** @param {string[]} questions @param {string[]} after @returns {HTMLElement} */
function suggestions(questions, after) {
  return h("div", { class: "suggestions" }, h("h3", {}, word("youCanAsk")), h("ul", {}, ...questions.map((one) => h("li", {}, h("a", { href: address("/ask", { q: one, after }) }, one)))));
}

/** The query that gives the same rows. @param {any} answer @returns {HTMLElement} */
function reproduction(answer) {
  return h(
    "details",
    { class: "cypher-used" },
    h("summary", {}, word("cypherUsed", { name: answer.query })),
    h("pre", { tabindex: 0 }, answer.cypher),
    h("pre", { tabindex: 0 }, JSON.stringify(answer.parameters, null, 1)),
  );
}

startPage(askPage);
