// Links from what is shown to the pages about it, where there are such pages: a file has none.

import { h } from "./dom.js";
import { word } from "./words.js";

let live = false;

/** Say that this is an explorer, which has a page for every entity and document. */
export function linkToPages() {
  live = true;
}

/** @param {string} id @returns {string} */
export function profileAddress(id) {
  return `/profile?${new URLSearchParams({ id })}`;
}

/** @param {string} id @param {string} [sentence] @returns {string} */
export function documentAddress(id, sentence = "") {
  return `/document?${new URLSearchParams(sentence ? { id, sentence } : { id })}`;
}

/** @param {string} id @returns {HTMLElement | false} */
export function profileLink(id) {
  return live && h("p", { class: "small" }, h("a", { href: profileAddress(id), class: "to-profile" }, word("toProfile")));
}

/** @param {string} document @param {string} sentence @param {string} text @returns {HTMLElement} */
export function documentLink(document, sentence, text) {
  return live ? h("a", { href: documentAddress(document, sentence), class: "to-document" }, text) : h("span", {}, text);
}
