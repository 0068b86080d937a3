/** Lines between the same two marks are bent apart, so that each can be seen and touched. */

const APART = 18;
const MOST = 120;
/** In a picture with more lines they are drawn straight: nobody could tell them apart. */
export const LINES_BENT = 20_000;

/**
 * @param {import("./picture.js").Numbers} ends source and target of each line
 * @returns {Int8Array} how far the middle of each is moved, to the right on the way from source to target
 */
export function bends(ends) {
  const lines = ends.length / 2;
  const found = new Int8Array(lines);
  if (lines > LINES_BENT) return found;
  for (const parallel of bundles(ends).values()) {
    parallel.forEach((line, at) => {
      const aside = (at - (parallel.length - 1) / 2) * APART;
      // Of two opposite lines the right hand is on opposite sides.
      const turned = ends[2 * line] > ends[2 * line + 1] ? -aside : aside;
      found[line] = Math.max(-MOST, Math.min(MOST, turned));
    });
  }
  return found;
}

/** @param {import("./picture.js").Numbers} ends @returns {Map<string, number[]>} lines by the two marks that they connect */
function bundles(ends) {
  /** @type {Map<string, number[]>} */
  const found = new Map();
  for (let line = 0; line < ends.length / 2; line += 1) {
    const [one, other] = [ends[2 * line], ends[2 * line + 1]];
    const pair = `${Math.min(one, other)} ${Math.max(one, other)}`;
    const bundle = found.get(pair);
    if (bundle) bundle.push(line);
    else found.set(pair, [line]);
  }
  return found;
}
