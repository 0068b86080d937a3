/** Where lines run on the screen, in pixels: the same as the shaders draw, for what is not drawn by them. */

/** @typedef {{x: number, y: number}} Point */
/** @typedef {{start: Point, control: Point, end: Point, bent: boolean, radius: number, room: number}} LineShape */

const RING = 1.5;

/** How large everything is that does not grow with the picture alone. @param {number} scale */
export function thickness(scale) {
  return Math.max(0.5, Math.min(1.5, scale));
}

/**
 * @param {import("./picture.js").Picture} picture @param {import("./places.js").Places} places
 * @param {import("./camera.js").Camera} camera @param {number} line
 * @returns {LineShape} from the middle of one mark to that of the other
 */
export function lineShape(picture, places, camera, line) {
  const [source, target] = picture.ends(line);
  const at = (/** @type {number} */ mark) => camera.toScreen({ x: places.x[mark], y: places.y[mark] });
  const [start, end] = [at(source), at(target)];
  const [dx, dy] = [end.x - start.x, end.y - start.y];
  const length = Math.hypot(dx, dy);
  const aside = length ? (2 * picture.bends[line] * camera.scale) / length : 0;
  const control = { x: (start.x + end.x) / 2 - dy * aside, y: (start.y + end.y) / 2 + dx * aside };
  const radius = picture.columns.size[target] * camera.scale;
  return { start, control, end, bent: aside !== 0, radius, room: length - radius };
}

/** @param {LineShape} shape @param {number} share of the way @returns {Point} */
export function along({ start, control, end, radius }, share) {
  if (isLoop(start, end)) {
    const turn = share * 2 * Math.PI;
    return { x: start.x + 1.2 * radius * Math.sin(turn), y: start.y + radius * (1.2 * Math.cos(turn) - 1.6) };
  }
  const rest = 1 - share;
  const part = (/** @type {"x" | "y"} */ axis) =>
    rest * rest * start[axis] + 2 * rest * share * control[axis] + share * share * end[axis];
  return { x: part("x"), y: part("y") };
}

/** @param {LineShape} shape @returns {string} an SVG path */
export function linePath(shape) {
  const { start, control, end, bent, radius } = shape;
  if (isLoop(start, end)) {
    const r = round(1.2 * radius);
    const bottom = along(shape, 0);
    return `M${pair(bottom)}a${r} ${r} 0 1 0 0 ${-2 * r}a${r} ${r} 0 1 0 0 ${2 * r}`;
  }
  return `M${pair(start)}${bent ? `Q${pair(control)} ` : "L"}${pair(end)}`;
}

/** The head of an arrow at the rim of its target. @param {LineShape} shape @param {number} scale @returns {string} an SVG path; empty where there is no room */
export function arrowPath(shape, scale) {
  const length = 9 * thickness(scale);
  if (shape.room < 2 * length) return "";
  const from = along(shape, 0.9);
  const [dx, dy] = [shape.end.x - from.x, shape.end.y - from.y];
  const far = Math.hypot(dx, dy);
  const back = (/** @type {number} */ by, /** @type {number} */ aside) =>
    pair({ x: shape.end.x - (dx * by - dy * aside) / far, y: shape.end.y - (dy * by + dx * aside) / far });
  const rim = shape.radius + RING;
  return `M${back(rim, 0)}L${back(rim + length, 0.42 * length)}L${back(rim + length, -0.42 * length)}Z`;
}

/** @param {LineShape} shape @param {Point} point @returns {number} pixels from the line to the point */
export function distanceTo(shape, point) {
  const steps = shape.bent || isLoop(shape.start, shape.end) ? 16 : 1;
  let nearest = Infinity;
  for (let step = 0; step < steps; step += 1) {
    nearest = Math.min(nearest, toPiece(along(shape, step / steps), along(shape, (step + 1) / steps), point));
  }
  return nearest;
}

/** @param {Point} one @param {Point} other @param {Point} point */
function toPiece(one, other, point) {
  const [dx, dy] = [other.x - one.x, other.y - one.y];
  const share = ((point.x - one.x) * dx + (point.y - one.y) * dy) / (dx * dx + dy * dy || 1);
  const within = Math.max(0, Math.min(1, share));
  return Math.hypot(point.x - one.x - within * dx, point.y - one.y - within * dy);
}

/** @param {Point} one @param {Point} other */
function isLoop(one, other) {
  return one.x === other.x && one.y === other.y;
}

/** @param {Point} point */
function pair({ x, y }) {
  return `${round(x)} ${round(y)}`;
}

/** @param {number} value */
function round(value) {
  return Number(value.toFixed(2));
}
