// A sentence as evidence: names and trigger marked, its document, and a citation to take away.

import { announce, h } from "./dom.js";
import { documentLink } from "./links.js";
import { word } from "./words.js";

/** @typedef {import("./types.d.ts").Passage} Passage */

/**
 * The sentence with what matters in it marked. Names win over the trigger where they overlap.
 * @param {Passage} passage
 * @param {{names: Map<string, string>, trigger?: string, start?: number, stop?: number}} what
 *   `names` gives the class of each entity to mark; the trigger is sought within [start, stop)
 * @returns {HTMLElement}
 */
export function markedSentence(passage, what) {
  // Offsets count code points, JavaScript strings count UTF-16 units.
  const letters = [...passage.text];
  /** @type {string[]} */
  const classes = letters.map(() => "");
  for (const [start, stop] of triggerSpans(letters, what)) {
    classes.fill("trigger", start, stop);
  }
  for (const mark of passage.marks) {
    const cls = what.names.get(mark.node);
    if (cls) classes.fill(cls, mark.start, Math.min(mark.stop, letters.length));
  }
  const line = h("blockquote", { class: "sentence" });
  for (let at = 0; at < letters.length; ) {
    let end = at + 1;
    while (end < letters.length && classes[end] === classes[at]) end += 1;
    const text = letters.slice(at, end).join("");
    line.append(classes[at] ? h("mark", { class: classes[at] }, text) : text);
    at = end;
  }
  return line;
}

/** @param {string[]} letters @param {{trigger?: string, start?: number, stop?: number}} what @returns {[number, number][]} */
function triggerSpans(letters, { trigger, start = 0, stop }) {
  if (!trigger) return [];
  const end = stop || letters.length;
  /** @type {[number, number][]} */
  const found = [];
  for (const one of trigger.split(/[\s,，、|;；]+/).filter(Boolean)) {
    const wanted = [...one];
    for (let at = start; at + wanted.length <= end; at += 1) {
      if (wanted.every((letter, i) => letters[at + i] === letter)) {
        found.push([at, at + wanted.length]);
        break;
      }
    }
  }
  return found;
}

/** Where a sentence stands: article, source, date, page, file. @param {Passage} passage @returns {string} */
export function whereabouts(passage) {
  return placeParts(passage, word("undated")).join(" · ");
}

/** @param {Passage} passage @returns {string} */
export function citation(passage) {
  const [title, ...rest] = placeParts(passage, "");
  return [`“${passage.text}”——${title}`, ...rest].join("，");
}

/** @param {Passage} passage @param {string} undated @returns {string[]} */
function placeParts({ document, heading, page }, undated) {
  const title = heading.headline || document.name;
  return [
    `《${title}》`,
    heading.source || document.source,
    heading.published || document.published || undated,
    page ? word("page", { page }) : "",
    title === document.name ? "" : document.name,
  ].filter(Boolean);
}

/**
 * One piece of evidence as a list item.
 * @param {Passage} passage
 * @param {Parameters<typeof markedSentence>[1]} what
 * @returns {HTMLElement}
 */
export function evidenceItem(passage, what) {
  return h(
    "li",
    { class: "evidence" },
    markedSentence(passage, what),
    h(
      "div",
      { class: "whence" },
      documentLink(passage.document.id, passage.id, whereabouts(passage)),
      h("button", { type: "button", class: "quiet", onclick: () => copyText(citation(passage), word("copied")) }, word("copy")),
    ),
  );
}

/** @param {string} text @param {string} done what to say when it worked */
export async function copyText(text, done) {
  try {
    await navigator.clipboard.writeText(text);
    announce(done);
  } catch (error) {
    if (!(error instanceof DOMException || error instanceof TypeError)) throw error;
    announce(copyByHand(text) ? done : word("copyFailed"));
  }
}

/** Copy by way of a selection, where the clipboard is closed to pages from a file. @param {string} text @returns {boolean} */
function copyByHand(text) {
  const box = h("textarea", { class: "offscreen", "aria-hidden": "true" });
  box.value = text;
  document.body.append(box);
  box.select();
  const copied = document.execCommand("copy");
  box.remove();
  return copied;
}
