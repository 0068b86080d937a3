/** What lies under the pointer, and what lies within a line drawn round it. */
import { distanceTo, lineShape } from "./geometry.js";

/** @typedef {{x: number, y: number}} Point */
/** @typedef {{picture: import("./picture.js").Picture, places: import("./places.js").Places, camera: import("./camera.js").Camera}} Scene */

const REACH = 4;
/** In a picture with more lines nobody can point at one. */
const LINES_TOUCHED = 20_000;

/** @param {Scene} scene @param {Point} point on the screen @returns {number} the mark there, -1 for none; of several the last drawn */
export function markAt({ picture, places, camera }, point) {
  const at = camera.toPicture(point);
  const slack = REACH / camera.scale;
  const { size } = picture.columns;
  const { x, y } = places;
  let found = -1;
  let nearest = 0;
  for (let mark = 0; mark < x.length; mark += 1) {
    const reach = size[mark] + slack;
    const [dx, dy] = [x[mark] - at.x, y[mark] - at.y];
    if (dx > reach || dx < -reach || dy > reach || dy < -reach) continue;
    // Just beside a mark counts, unless the point is on another one.
    const outside = Math.max(0, Math.hypot(dx, dy) - size[mark]);
    if (outside <= slack && (found < 0 || outside <= nearest)) [found, nearest] = [mark, outside];
  }
  return found;
}

/** @param {Scene} scene @param {Point} point on the screen @returns {number} the line there, -1 for none */
export function lineAt({ picture, places, camera }, point) {
  if (picture.lines > LINES_TOUCHED) return -1;
  let [found, nearest] = [-1, REACH + 1];
  for (let line = 0; line < picture.lines; line += 1) {
    const shape = lineShape(picture, places, camera, line);
    if (!isNear(shape, point)) continue;
    const far = distanceTo(shape, point);
    if (far < nearest) [found, nearest] = [line, far];
  }
  return found;
}

/** @param {import("./geometry.js").LineShape} shape @param {Point} point */
function isNear({ start, control, end, radius }, { x, y }) {
  const slack = REACH + 3 * radius;
  return (
    x > Math.min(start.x, control.x, end.x) - slack && x < Math.max(start.x, control.x, end.x) + slack &&
    y > Math.min(start.y, control.y, end.y) - slack && y < Math.max(start.y, control.y, end.y) + slack
  );
}

/** @param {Scene} scene @param {Point[]} loop on the screen @returns {number[]} the marks whose centres lie within it */
export function marksWithin({ picture, places, camera }, loop) {
  const corners = loop.map((point) => camera.toPicture(point));
  const found = [];
  for (let mark = 0; mark < picture.marks; mark += 1) {
    if (isWithin(places.x[mark], places.y[mark], corners)) found.push(mark);
  }
  return found;
}

/** @param {number} x @param {number} y @param {Point[]} corners */
function isWithin(x, y, corners) {
  let inside = false;
  corners.forEach((one, at) => {
    const other = corners[(at + 1) % corners.length];
    if (one.y > y !== other.y > y && x < one.x + ((y - one.y) / (other.y - one.y)) * (other.x - one.x)) inside = !inside;
  });
  return inside;
}
