// The outline of each node shape, for the legend, the SVG export and chips.

import { svg } from "./dom.js";

/** Corners of a shape around (0, 0) with radius 1; a dot has none. @param {string} shape @returns {[number, number][]} */
export function corners(shape) {
  /** @param {number} count @param {number} turn @param {(i: number) => number} [radius] @returns {[number, number][]} */
  const around = (count, turn, radius = () => 1) =>
    Array.from({ length: count }, (_, i) => {
      const angle = turn + (2 * Math.PI * i) / count;
      return [radius(i) * Math.cos(angle), radius(i) * Math.sin(angle)];
    });
  switch (shape) {
    case "square":
      return [[-0.9, -0.9], [0.9, -0.9], [0.9, 0.9], [-0.9, 0.9]];
    case "triangle":
      return around(3, -Math.PI / 2);
    case "triangleDown":
      return around(3, Math.PI / 2);
    case "diamond":
      return around(4, -Math.PI / 2);
    case "star":
      return around(10, -Math.PI / 2, (i) => (i % 2 ? 0.48 : 1.1));
    case "hexagon":
      return around(6, 0);
    default:
      return [];
  }
}

/**
 * Draw a shape as an SVG element.
 * @param {string} shape @param {number} x @param {number} y @param {number} radius
 * @param {Record<string, string | number>} attributes @returns {SVGElement}
 */
export function outline(shape, x, y, radius, attributes) {
  const points = corners(shape);
  if (!points.length) return svg("circle", { cx: round(x), cy: round(y), r: round(radius), ...attributes });
  const path = points.map(([dx, dy]) => `${round(x + dx * radius)},${round(y + dy * radius)}`).join(" ");
  return svg("polygon", { points: path, ...attributes });
}

/** A small picture of a type. @param {{shape: string, colour: string} | undefined} type @returns {SVGElement} */
export function typeIcon(type) {
  const icon = svg("svg", { viewBox: "-8 -8 16 16", width: 16, height: 16, class: "icon", "aria-hidden": "true" });
  icon.append(outline(type?.shape ?? "dot", 0, 0, 6.2, { fill: type?.colour ?? "#888" }));
  return icon;
}

/** @param {number} value @returns {number} */
function round(value) {
  return Math.round(value * 10) / 10;
}
