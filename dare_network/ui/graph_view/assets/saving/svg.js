/** A picture as a drawing that can be enlarged and edited: the marks, lines and names that are seen. */
import { mix } from "../colours.js";
import { arrowPath, linePath, lineShape, thickness } from "../geometry.js";
import { baseline } from "../labels.js";
import { path } from "../shapes.js";
import { CHOSEN, FADED, PLAIN, STRONG } from "../stress.js";
import { SIZE } from "../typesetting.js";

/** @typedef {import("../labels.js").Scene} Scene @typedef {import("../colours.js").Theme} Theme */

const SPACE = "http://www.w3.org/2000/svg";
const OPACITIES = { [PLAIN]: 0.6, [STRONG]: 0.95, [FADED]: 0.13 };
// What XML cannot hold, not even escaped.
const UNWRITABLE = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** @param {import("./sheet.js").Sheet} sheet @param {Scene} scene @param {import("../labels.js").Label[]} labels @param {Theme} theme @returns {Blob} */
export function svg({ width, height, top, lines, samples }, scene, labels, theme) {
  const root = element("svg", { xmlns: SPACE, width, height, viewBox: `0 0 ${width} ${height}`, "font-family": theme.font });
  const { width: seen, height: high } = scene.camera;
  const clip = element("clipPath", { id: "edge" }, element("rect", { width: seen, height: high }));
  const picture = element("g", { transform: `translate(0 ${top})`, "clip-path": "url(#edge)" });
  picture.append(...ordered(scene, theme), ...labels.map((label) => name(label, theme)));
  const printed = lines.map(({ text, x, y, size, bold }) =>
    words(text, { x, y, "font-size": size, "font-weight": bold ? 600 : 400, fill: theme.ink, "dominant-baseline": "central" }));
  const legend = samples.map(({ x, y, shape, colour }) => element("path", { d: path(shape, 6, { x, y }), fill: colour }));
  root.append(clip, element("rect", { width, height, fill: theme.paper }), picture, ...printed, ...legend);
  return new Blob([new XMLSerializer().serializeToString(root)], { type: "image/svg+xml" });
}

/** What is in sight, from the back to the front. @param {Scene} scene @param {Theme} theme @returns {Element[]} */
function ordered(scene, theme) {
  const { picture, stress } = scene;
  const strong = (/** @type {Uint8Array} */ shares) => (/** @type {number} */ one, /** @type {number} */ other) =>
    Number(stands(shares[one])) - Number(stands(shares[other]));
  const lines = Array.from({ length: picture.lines }, (_each, at) => at).sort(strong(stress.lines));
  const marks = Array.from({ length: picture.marks }, (_each, at) => at).sort(strong(stress.marks));
  return [...lines.flatMap((at) => line(scene, theme, at)), ...marks.flatMap((at) => mark(scene, theme, at))];
}

/** @param {number} share */
function stands(share) {
  return share === STRONG || share === CHOSEN;
}

/** @param {Scene} scene @param {Theme} theme @param {number} at @returns {Element[]} */
function line({ picture, places, camera, stress }, theme, at) {
  const shape = lineShape(picture, places, camera, at);
  const { start, control, end } = shape;
  const outside = (/** @type {"x" | "y"} */ axis, /** @type {number} */ length) =>
    Math.max(start[axis], control[axis], end[axis]) < 0 || Math.min(start[axis], control[axis], end[axis]) > length;
  if (outside("x", camera.width) || outside("y", camera.height)) return [];
  const { colour, width, dashed, arrow } = picture.style(at);
  const stroke = colour || theme.line;
  const opacity = OPACITIES[/** @type {0 | 1 | 2} */ (stress.lines[at])];
  const thick = width * thickness(camera.scale);
  const drawn = element("path", { d: linePath(shape), fill: "none", stroke, "stroke-opacity": opacity, "stroke-width": thick });
  if (dashed) drawn.setAttribute("stroke-dasharray", "5.4 3.6");
  const head = arrow ? arrowPath(shape, camera.scale) : "";
  return head ? [drawn, element("path", { d: head, fill: stroke, "fill-opacity": opacity })] : [drawn];
}

/** @param {Scene} scene @param {Theme} theme @param {number} at @returns {Element[]} */
function mark({ picture, places, camera, stress }, theme, at) {
  const centre = camera.toScreen({ x: places.x[at], y: places.y[at] });
  const radius = Math.max(1.1, picture.columns.size[at] * camera.scale);
  const reach = 1.5 * radius + 4;
  if (centre.x < -reach || centre.y < -reach || centre.x > camera.width + reach || centre.y > camera.height + reach) return [];
  const { shape, colour } = picture.kind(at);
  const d = path(shape, radius, centre);
  const fill = stress.marks[at] === FADED ? mix(colour, theme.paper, 0.8) : mix(colour, colour, 0);
  const chosen = stress.marks[at] === CHOSEN;
  const ring = (/** @type {string} */ stroke, /** @type {number} */ width) =>
    element("path", { d, fill, stroke, "stroke-width": 2 * width, "stroke-linejoin": "round" });
  const rings = [ring(chosen ? theme.ink : theme.paper, chosen ? Math.max(2, Math.min(3, 3 * camera.scale)) : Math.max(0.4, Math.min(2, 1.5 * camera.scale)))];
  if (picture.holds(at)) rings.unshift(ring(theme.paper, 6), ring(fill, 4.5));
  return [...rings, element("path", { d, fill })];
}

/** @param {import("../labels.js").Label} label @param {Theme} theme */
function name({ lines, x, y }, theme) {
  const text = element("text", {
    "font-size": SIZE, "text-anchor": "middle", "dominant-baseline": "central", fill: theme.ink,
    stroke: theme.paper, "stroke-width": 4, "stroke-linejoin": "round", "paint-order": "stroke",
  });
  text.append(...lines.map((each, at) => words(each, { x, y: baseline(y, lines.length, at) }, "tspan")));
  return text;
}

/** @param {string} text @param {Record<string, string | number>} attributes @param {string} [tag] */
function words(text, attributes, tag = "text") {
  const made = element(tag, attributes);
  made.textContent = writable(text);
  return made;
}

/** @param {string} tag @param {Record<string, string | number>} attributes @param {...Element} children */
function element(tag, attributes, ...children) {
  const made = document.createElementNS(SPACE, tag);
  for (const [key, value] of Object.entries(attributes)) {
    if (key !== "xmlns") made.setAttribute(key, typeof value === "number" ? String(Number(value.toFixed(2))) : writable(value));
  }
  made.append(...children);
  return made;
}

/** @param {string} text */
function writable(text) {
  return text.replace(UNWRITABLE, "\ufffd");
}
