// A soft ground under what belongs to one city, so that it is seen as one.

/** @typedef {import("./look.js").Look} Look */
/** @typedef {{x: number, y: number}} Place */

const GROUND = 46;
const NEAR = 4.5 * GROUND; // what stands nearer than this to its like is on one ground with it

/** @type {WeakMap<Look, Path2D[]>} */
const drawn = new WeakMap();

/** @param {CanvasRenderingContext2D} context @param {Look} look @param {string} colour */
export function drawGrounds(context, look, colour) {
  let paths = drawn.get(look);
  if (!paths) {
    paths = [...look.cities.values()].map((members) => groundOf(members.flatMap((id) => look.places.get(id) ?? [])));
    drawn.set(look, paths);
  }
  context.save();
  context.strokeStyle = colour;
  context.lineWidth = 2 * GROUND;
  context.lineCap = "round";
  // One stroke a city: what overlaps within it grows no darker.
  for (const path of paths) context.stroke(path);
  context.restore();
}

/** Each place, joined to the nearest before it. @param {Place[]} places @returns {Path2D} */
function groundOf(places) {
  const path = new Path2D();
  places.forEach((place, i) => {
    let nearest = place;
    let least = NEAR;
    for (const other of places.slice(0, i)) {
      const away = Math.hypot(other.x - place.x, other.y - place.y);
      if (away < least) [nearest, least] = [other, away];
    }
    path.moveTo(place.x, place.y);
    path.lineTo(nearest.x, nearest.y);
  });
  return path;
}
