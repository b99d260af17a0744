// Find places for entities that arrive later: around the one they were fetched for, where it is free.

/** @typedef {import("./types.d.ts").Payload} Payload */
/** @typedef {{x: number, y: number}} Place */

const ROOM = 44;
const TURN = Math.PI * (3 - Math.sqrt(5)); // the golden angle fills a disc evenly

/**
 * Move the entities of a payload that are not in `taken` around `centre`; the others keep their place.
 * @param {Payload} payload
 * @param {Map<string, Place>} taken where the entities on the page stand
 * @param {Place} centre
 */
export function settle(payload, taken, centre) {
  const cells = new Set([...taken.values()].map(cell));
  let step = 1;
  for (const node of payload.nodes) {
    if (taken.has(node.id)) continue;
    let place = spot(centre, step);
    while (crowded(cells, place)) {
      step += 1;
      place = spot(centre, step);
    }
    step += 1;
    cells.add(cell(place));
    node.x = Math.round(place.x);
    node.y = Math.round(place.y);
  }
}

/** The middle of the free side of what is there: to the right of it. @param {Map<string, Place>} taken @returns {Place} */
export function beside(taken) {
  if (!taken.size) return { x: 0, y: 0 };
  const places = [...taken.values()];
  const right = Math.max(...places.map((place) => place.x));
  const middle = places.reduce((sum, place) => sum + place.y, 0) / places.length;
  return { x: right + 6 * ROOM, y: middle };
}

/** @param {Place} centre @param {number} step @returns {Place} */
function spot(centre, step) {
  const radius = ROOM * 1.3 * Math.sqrt(step + 1);
  return { x: centre.x + radius * Math.cos(step * TURN), y: centre.y + radius * Math.sin(step * TURN) };
}

/** @param {Place} place @returns {string} */
function cell({ x, y }) {
  return `${Math.round(x / ROOM)}:${Math.round(y / ROOM)}`;
}

/** @param {Set<string>} cells @param {Place} place @returns {boolean} */
function crowded(cells, place) {
  return cells.has(cell(place));
}
