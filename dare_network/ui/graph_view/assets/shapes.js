/** The shapes of marks as outlines around a centre, in parts of the radius; sizes as vis-network draws them. */

/** @typedef {[number, number][]} Outline corners, clockwise; none for a dot */

const SIDE = 1.15;
/** How far an upright triangle reaches up from its centre, and down. */
const [APEX, BASE] = [SIDE * (Math.sqrt(3) - 1 / Math.sqrt(3)) - SIDE * 0.275, SIDE / Math.sqrt(3) + SIDE * 0.275];

/** @type {Record<string, Outline>} in the order in which the drawing program numbers them */
export const SHAPES = {
  dot: [],
  square: [[-1, -1], [1, -1], [1, 1], [-1, 1]],
  triangle: [[0, -APEX], [SIDE, BASE], [-SIDE, BASE]],
  triangleDown: [[0, APEX], [-SIDE, -BASE], [SIDE, -BASE]],
  hexagon: turned(6, Math.PI / 2, () => 1, 0),
  star: turned(10, 0, (at) => (at % 2 ? 0.41 : 1.066), 0.082),
  diamond: [[0, -1], [1, 0], [0, 1], [-1, 0]],
};

const NAMES = Object.keys(SHAPES);

/** @param {string} shape @returns {number} its number; a shape that is not known is a dot */
export function numberOf(shape) {
  return Math.max(0, NAMES.indexOf(shape));
}

/** @param {string} shape @param {number} radius @param {{x: number, y: number}} [centre] @returns {string} an SVG path */
export function path(shape, radius, { x, y } = { x: 0, y: 0 }) {
  const corners = SHAPES[shape] ?? SHAPES.dot;
  const at = (/** @type {number} */ value) => Number(value.toFixed(2));
  if (corners.length) return `M${corners.map(([dx, dy]) => `${at(x + dx * radius)} ${at(y + dy * radius)}`).join("L")}Z`;
  const [r, d] = [at(radius), at(2 * radius)];
  return `M${at(x - radius)} ${at(y)}a${r} ${r} 0 1 0 ${d} 0a${r} ${r} 0 1 0 ${-d} 0Z`;
}

/** @param {number} count @param {number} start @param {(at: number) => number} radius @param {number} lower @returns {Outline} */
function turned(count, start, radius, lower) {
  return Array.from({ length: count }, (_each, at) => {
    const turn = start + (at * 2 * Math.PI) / count;
    return [Math.sin(turn) * radius(at), lower - Math.cos(turn) * radius(at)];
  });
}
