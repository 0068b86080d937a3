/** Colours as the theme of the page gives them. */

/** @typedef {{paper: string, ink: string, line: string, accent: string, font: string}} Theme */

const pencil = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
/** @type {Map<string, number[]>} */
const known = new Map();

/** Any CSS colour as red, green and blue; black when it is none. @param {string} colour */
function parts(colour) {
  if (!known.has(colour)) known.set(colour, paint(colour));
  return known.get(colour);
}

function paint(colour) {
  // A canvas understands every notation that a theme or a picture may use; vis-network does not.
  if (!pencil) return [0, 0, 0];
  pencil.fillStyle = "#000";
  pencil.fillStyle = colour;
  pencil.fillRect(0, 0, 1, 1);
  return [...pencil.getImageData(0, 0, 1, 1).data.slice(0, 3)];
}

/** `share` of the second colour in the first. @returns {string} */
export function mix(first, second, share) {
  const other = parts(second);
  return `rgb(${parts(first).map((part, at) => Math.round(part * (1 - share) + other[at] * share)).join(",")})`;
}

/** @returns {string} the colour, see-through to the given opacity */
export function sheer(colour, opacity) {
  return `rgba(${parts(colour).join(",")},${opacity})`;
}

/** @param {Element} element @returns {Theme} what Streamlit's theme gives this place */
export function readTheme(element) {
  const style = getComputedStyle(element);
  const read = (name, otherwise) => style.getPropertyValue(name).trim() || otherwise;
  const paper = read("--st-background-color", "#ffffff");
  const ink = read("--st-text-color", "#1a1a1a");
  const accent = read("--st-primary-color", ink);
  return { paper, ink, accent, line: mix(ink, paper, 0.45), font: style.fontFamily };
}
