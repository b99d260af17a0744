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
  const there = new Crowd();
  for (const place of taken.values()) there.add(place);
  let step = 1;
  for (const node of payload.nodes) {
    if (taken.has(node.id)) continue;
    while (there.near(spot(centre, step))) step += 1;
    const place = spot(centre, step);
    there.add(place);
    node.x = place.x;
    node.y = place.y;
  }
}

/** Places, by squares in which to look for those near to one. */
class Crowd {
  constructor() {
    /** @type {Map<string, Place[]>} */
    this.squares = new Map();
  }

  /** @param {Place} place */
  add(place) {
    const key = `${Math.floor(place.x / ROOM)}:${Math.floor(place.y / ROOM)}`;
    const list = this.squares.get(key);
    if (list) list.push(place);
    else this.squares.set(key, [place]);
  }

  /** Whether something stands so near that the two would overlap. @param {Place} place @returns {boolean} */
  near({ x, y }) {
    const [column, row] = [Math.floor(x / ROOM), Math.floor(y / ROOM)];
    for (const dx of [-1, 0, 1]) {
      for (const dy of [-1, 0, 1]) {
        const list = this.squares.get(`${column + dx}:${row + dy}`) ?? [];
        if (list.some((other) => Math.hypot(other.x - x, other.y - y) < ROOM)) return true;
      }
    }
    return false;
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
  return { x: Math.round(centre.x + radius * Math.cos(step * TURN)), y: Math.round(centre.y + radius * Math.sin(step * TURN)) };
}
