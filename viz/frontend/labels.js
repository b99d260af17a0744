// Names beside their nodes, as many as fit: the important first, none over another.

/** @typedef {{id: string, text: string, x: number, y: number, radius: number, strong: boolean, faint: boolean}} Label */

const CELL = 64;
const SIZE = 12;
const FAMILY = '"Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", "Source Han Sans SC", system-ui, sans-serif';
const LONGEST = 14;
const SHORT_ENOUGH = 9;
const MOST_LABELS = 600;
const HUBS = 30;

/** @type {Map<string, number>} */
const widths = new Map();

/**
 * What stands beside a node: its name, or a short form of a long one.
 * @param {{name: string, aliases: string[]} | undefined} node @returns {string}
 */
export function shortName(node) {
  const name = node?.name ?? "";
  if ([...name].length <= SHORT_ENOUGH) return name;
  const short = node?.aliases.find((alias) => [...alias].length >= 2 && [...alias].length <= SHORT_ENOUGH);
  const letters = [...(short ?? name)];
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST - 1).join("")}…` : letters.join("");
}

/** @typedef {{left: number, top: number, right: number, bottom: number}} Box */

/** A grid that knows which boxes are taken. */
class Taken {
  constructor() {
    /** @type {Map<string, [number, number, number, number][]>} */
    this.cells = new Map();
  }

  /** @param {number} left @param {number} top @param {number} right @param {number} bottom @returns {boolean} */
  free(left, top, right, bottom) {
    for (const key of this.#keys(left, top, right, bottom)) {
      for (const [l, t, r, b] of this.cells.get(key) ?? []) {
        if (left < r && right > l && top < b && bottom > t) return false;
      }
    }
    return true;
  }

  /** @param {number} left @param {number} top @param {number} right @param {number} bottom */
  take(left, top, right, bottom) {
    for (const key of this.#keys(left, top, right, bottom)) {
      const cell = this.cells.get(key);
      if (cell) cell.push([left, top, right, bottom]);
      else this.cells.set(key, [[left, top, right, bottom]]);
    }
  }

  /** @param {number} left @param {number} top @param {number} right @param {number} bottom @returns {string[]} */
  #keys(left, top, right, bottom) {
    const keys = [];
    for (let x = Math.floor(left / CELL); x <= Math.floor(right / CELL); x += 1) {
      for (let y = Math.floor(top / CELL); y <= Math.floor(bottom / CELL); y += 1) keys.push(`${x}:${y}`);
    }
    return keys;
  }
}

/**
 * Choose a place for each label, in pixels of the canvas element; those without room are left out.
 * @param {Label[]} labels sorted, the most important first
 * @param {{width: number, height: number}} size
 * @param {(text: string, strong: boolean) => number} measure
 * @param {Box[]} [reserved] where no name may stand
 * @returns {{label: Label, left: number, top: number, width: number}[]}
 */
export function placeLabels(labels, size, measure, reserved = []) {
  const nodes = new Taken();
  const names = new Taken();
  for (const { left, top, right, bottom } of reserved) names.take(left, top, right, bottom);
  for (const { x, y, radius } of labels) {
    if (inside(x, y, size)) nodes.take(x - radius * 0.8, y - radius * 0.8, x + radius * 0.8, y + radius * 0.8);
  }
  const placed = [];
  for (const [rank, label] of labels.entries()) {
    if (placed.length >= MOST_LABELS) break;
    if (!inside(label.x, label.y, size)) continue;
    const width = measure(label.text, label.strong);
    const height = SIZE + 3;
    const gap = label.radius + 2;
    const spots = [
      [label.x - width / 2, label.y + gap],
      [label.x + gap, label.y - height / 2],
      [label.x - gap - width, label.y - height / 2],
      [label.x - width / 2, label.y - gap - height],
    ].filter(([left, top]) => left >= 0 && top >= 0 && left + width <= size.width && top + height <= size.height);
    const free = (/** @type {Taken} */ taken) => (/** @type {number[]} */ [left, top]) => taken.free(left - 2, top, left + width + 2, top + height);
    const unnamed = spots.filter(free(names));
    // The hubs stand in the thick of it: without their names the picture says nothing, so theirs
    // may cover small nodes.
    const spot = unnamed.find(free(nodes)) ?? (rank < HUBS || label.strong ? unnamed[0] : undefined);
    if (!spot) continue;
    const [left, top] = spot;
    names.take(left - 2, top, left + width + 2, top + height);
    placed.push({ label, left, top, width });
  }
  return placed;
}

/** @param {number} x @param {number} y @param {{width: number, height: number}} size @returns {boolean} */
function inside(x, y, { width, height }) {
  return x > -40 && y > -20 && x < width + 40 && y < height + 20;
}

/**
 * Draw labels on a canvas whose unit is one pixel of the page.
 * @param {CanvasRenderingContext2D} context
 * @param {Label[]} labels
 * @param {{width: number, height: number}} size
 * @param {{ink: string, paper: string}} colours
 * @param {Box[]} [reserved]
 */
export function drawLabels(context, labels, size, colours, reserved = []) {
  context.textBaseline = "top";
  context.textAlign = "left";
  context.lineJoin = "round";
  context.lineWidth = 3;
  for (const { label, left, top } of placeLabels(labels, size, (text, strong) => measure(context, text, strong), reserved)) {
    context.font = font(label.strong);
    context.globalAlpha = label.faint ? 0.35 : 1;
    context.strokeStyle = colours.paper;
    context.strokeText(label.text, left, top);
    context.fillStyle = colours.ink;
    context.fillText(label.text, left, top);
  }
  context.globalAlpha = 1;
}

/** @param {boolean} strong @returns {string} */
function font(strong) {
  return `${strong ? "600 " : ""}${SIZE}px ${FAMILY}`;
}

/** @param {CanvasRenderingContext2D} context @param {string} text @param {boolean} strong @returns {number} */
function measure(context, text, strong) {
  const key = `${strong}${text}`;
  let width = widths.get(key);
  if (width === undefined) {
    context.font = font(strong);
    width = context.measureText(text).width;
    widths.set(key, width);
  }
  return width;
}
