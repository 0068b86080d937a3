/** Colours as the theme of the page gives them. */

/** @typedef {{paper: string, ink: string, line: string, accent: string, font: string}} Theme */

const pencil = document.createElement("canvas").getContext?.("2d", { willReadFrequently: true });
/** @type {Map<string, number[]>} */
const known = new Map();

/** @param {string} colour in any notation of CSS; black when it is none @returns {number[]} red, green and blue, 0 to 255 */
function parts(colour) {
  const found = known.get(colour) ?? paint(colour);
  known.set(colour, found);
  return found;
}

/** @param {string} colour @returns {number[]} */
function paint(colour) {
  // A canvas understands every notation that a theme or a picture may use.
  if (!pencil) return [0, 0, 0];
  pencil.fillStyle = "#000";
  pencil.fillStyle = colour;
  pencil.fillRect(0, 0, 1, 1);
  return [...pencil.getImageData(0, 0, 1, 1).data.slice(0, 3)];
}

/** @param {string} colour @returns {number[]} red, green and blue, 0 to 1 */
export function rgb(colour) {
  return parts(colour).map((part) => part / 255);
}

/** `share` of the second colour in the first. @param {string} first @param {string} second @param {number} share */
export function mix(first, second, share) {
  const other = parts(second);
  return `rgb(${parts(first).map((part, at) => Math.round(part * (1 - share) + other[at] * share)).join(",")})`;
}

/** The colour, see-through. @param {string} colour @param {number} opacity */
export function sheer(colour, opacity) {
  return `rgba(${parts(colour).join(",")},${opacity})`;
}

/** @param {Element} element @returns {Theme} what Streamlit's theme gives this place */
export function readTheme(element) {
  const style = getComputedStyle(element);
  const read = (/** @type {string} */ name, /** @type {string} */ otherwise) => style.getPropertyValue(name).trim() || otherwise;
  const paper = read("--st-background-color", "#ffffff");
  const ink = read("--st-text-color", "#1a1a1a");
  const accent = read("--st-primary-color", ink);
  return { paper, ink, accent, line: mix(ink, paper, 0.45), font: style.fontFamily };
}
