// Take away what is shown: CSV, SVG, PNG.

import { h, svg } from "./dom.js";
import { relationName } from "./drawer.js";
import { placeLabels, shortName } from "./labels.js";
import { bends, edgeDashes, edgeOpacity, edgeWidth } from "./look.js";
import { outline } from "./shapes.js";
import { called, word } from "./words.js";

/** @typedef {import("./graph.js").Graph} Graph */
/** @typedef {import("./look.js").Look} Look */
/** @typedef {import("./types.d.ts").GraphEdge} GraphEdge */
/** @typedef {import("./types.d.ts").Shown} Shown */

const MARGIN = 90;
const FONT = "'Noto Sans CJK SC','PingFang SC','Microsoft YaHei',sans-serif";

/** @param {string} name @param {string} type @param {string} text */
export function saveText(name, type, text) {
  saveBlob(name, new Blob([text], { type: `${type};charset=utf-8` }));
}

/** @param {string} name @param {Blob} blob */
function saveBlob(name, blob) {
  const url = URL.createObjectURL(blob);
  const link = h("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  window.setTimeout(() => URL.revokeObjectURL(url), 30000);
}

/** Write edges as CSV, with the best sentence of each. @param {Graph} graph @param {GraphEdge[]} edges @returns {string} */
export function edgesCsv(graph, edges) {
  const head = ["subject", "subject_type", "relation", "relation_zh", "object", "object_type", "polarity", "modality", "support", "confidence", "first_seen", "last_seen", "origin", "evidence", "document"];
  const rows = edges.map((edge) => {
    const best = edge.evidence[0]?.passage;
    return [
      graph.name(edge.source), graph.type(edge.source), edge.relation, relationName(graph, edge), graph.name(edge.target), graph.type(edge.target),
      edge.polarity, edge.modality, edge.support, edge.confidence, edge.first, edge.last, edge.origin, best?.text ?? "", best?.document.name ?? "",
    ];
  });
  // The mark in front tells Excel that the file is UTF-8.
  return `\ufeff${[head, ...rows].map((row) => row.map(csvCell).join(",")).join("\r\n")}\r\n`;
}

/** Quote a cell, and keep a spreadsheet from running it as a formula. @param {string | number} value @returns {string} */
export function csvCell(value) {
  if (typeof value === "number") return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * Draw what the graph shows as an SVG document.
 * @param {Graph} graph @param {Shown} shown @param {Look} look @param {{ink: string, paper: string, line: string}} colours @param {string} title
 * @returns {SVGElement}
 */
export function graphSvg(graph, shown, look, colours, title) {
  const places = [...look.places.values()];
  const left = Math.min(...places.map((p) => p.x), 0) - MARGIN;
  const top = Math.min(...places.map((p) => p.y), 0) - MARGIN;
  const width = Math.max(...places.map((p) => p.x), 0) + MARGIN - left;
  const height = Math.max(...places.map((p) => p.y), 0) + MARGIN - top;
  const picture = svg("svg", { xmlns: "http://www.w3.org/2000/svg", viewBox: `${left} ${top} ${width} ${height}`, width, height, "font-family": FONT, "font-size": 12 });
  picture.append(svg("title", {}, title), svg("rect", { x: left, y: top, width, height, fill: colours.paper }), svg("text", { x: left + 24, y: top + 36, fill: colours.ink, "font-size": 18, "font-weight": 600 }, title));
  const bend = bends(shown.edges);
  for (const edge of shown.edges) picture.append(edgeLine(graph, edge, look, bend.get(edge.id) ?? 0, colours));
  for (const id of shown.nodes) {
    const { x, y } = look.places.get(id) ?? { x: 0, y: 0 };
    const type = graph.types.get(graph.type(id));
    const attributes = { fill: type?.colour ?? "#888", stroke: colours.paper, "fill-opacity": look.bright.has(id) ? 1 : 0.18 };
    picture.append(outline(type?.shape ?? "dot", x, y, look.radius.get(id) ?? 6, attributes));
  }
  picture.append(...names(graph, shown, look, colours, left, top, width, height), ...legend(graph, left, top, height, colours));
  return picture;
}

/** @param {Graph} graph @param {GraphEdge} edge @param {Look} look @param {number} bend @param {{line: string}} colours @returns {SVGElement} */
function edgeLine(graph, edge, look, bend, colours) {
  const from = look.places.get(edge.source) ?? { x: 0, y: 0 };
  const to = look.places.get(edge.target) ?? { x: 0, y: 0 };
  const middle = { x: (from.x + to.x) / 2 + (to.y - from.y) * bend, y: (from.y + to.y) / 2 - (to.x - from.x) * bend };
  const colour = edge.polarity === "限制" ? "#c2410c" : edge.origin === "text" ? graph.colour(edge.source) : colours.line;
  const dashes = edgeDashes(edge);
  const d = bend ? `M${from.x} ${from.y}Q${middle.x} ${middle.y} ${to.x} ${to.y}` : `M${from.x} ${from.y}L${to.x} ${to.y}`;
  return svg("path", { d, fill: "none", stroke: colour, "stroke-width": edgeWidth(edge, look), "stroke-opacity": edgeOpacity(edge, look), "stroke-dasharray": dashes && dashes.join(" ") });
}

/** @param {Graph} graph @param {Shown} shown @param {Look} look @param {{ink: string, paper: string}} colours @param {number} left @param {number} top @param {number} width @param {number} height @returns {SVGElement[]} */
function names(graph, shown, look, colours, left, top, width, height) {
  const labels = [...shown.nodes]
    .map((id) => ({ id, text: shortName(graph.nodes.get(id)), x: (look.places.get(id)?.x ?? 0) - left, y: (look.places.get(id)?.y ?? 0) - top, radius: look.radius.get(id) ?? 6, strong: id === look.centre, faint: false }))
    .filter((label) => !look.dimmed || look.bright.has(label.id))
    .sort((a, b) => b.radius - a.radius || (a.id < b.id ? -1 : 1));
  const measure = (/** @type {string} */ text) => [...text].reduce((sum, letter) => sum + (letter.charCodeAt(0) > 255 ? 12 : 6.6), 0);
  return placeLabels(labels, { width, height }, measure).map(({ label, left: x, top: y }) =>
    svg("text", { x: left + x, y: top + y + 11, fill: colours.ink, stroke: colours.paper, "stroke-width": 3, "paint-order": "stroke", "font-weight": label.strong ? 600 : 400 }, label.text),
  );
}

/** @param {Graph} graph @param {number} left @param {number} top @param {number} height @param {{ink: string}} colours @returns {SVGElement[]} */
function legend(graph, left, top, height, colours) {
  return [...graph.types.values()].flatMap((type, i) => {
    const x = left + 24 + i * 92;
    const y = top + height - 24;
    return [outline(type.shape, x, y, 6, { fill: type.colour }), svg("text", { x: x + 11, y: y + 4, fill: colours.ink }, called(type))];
  });
}

/** @param {string} name @param {SVGElement} picture */
export function saveSvg(name, picture) {
  saveText(name, "image/svg+xml", new XMLSerializer().serializeToString(picture));
}

/** Paint the SVG on a canvas at twice its size and save that. @param {string} name @param {SVGElement} picture @returns {Promise<void>} */
export async function savePng(name, picture) {
  const url = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(picture)], { type: "image/svg+xml" }));
  const image = new Image();
  image.src = url;
  await image.decode();
  const factor = Math.min(2, 8000 / Math.max(image.width, image.height));
  const canvas = h("canvas", { width: Math.round(image.width * factor), height: Math.round(image.height * factor) });
  const context = canvas.getContext("2d");
  if (!context) throw new Error("no canvas to draw on");
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(url);
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
  if (!(blob instanceof Blob)) throw new Error(word("png"));
  saveBlob(name, blob);
}
