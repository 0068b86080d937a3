/** How much each mark and line stands out because of what is chosen. */

export const PLAIN = 0;
export const STRONG = 1;
export const FADED = 2;
export const CHOSEN = 3;

/**
 * @typedef {{marks: Uint8Array, lines: Uint8Array, near: Set<number> | null, held: number[]}} Stress
 *   `near` the marks and `held` the lines that stand out, if any do
 */

/**
 * @param {import("./picture.js").Picture} picture @param {import("./choice.js").Choice} choice
 * @returns {Stress}
 */
export function stressed(picture, choice) {
  const near = choice.near(picture);
  const held = near ? [...choice.heldLines(picture, near)] : [];
  const marks = shares(picture.columns.kind, picture.kinds, near !== null);
  const lines = shares(picture.columns.style, picture.styles, near !== null);
  for (const mark of near ?? []) marks[mark] = STRONG;
  for (const line of held) lines[line] = STRONG;
  const chosen = picture.at(choice.mark);
  if (chosen >= 0) marks[chosen] = CHOSEN;
  return { marks, lines, near, held };
}

/**
 * @param {import("./picture.js").Numbers} column @param {{faded: boolean}[]} looks @param {boolean} faded whether all are
 * @returns {Uint8Array}
 */
function shares(column, looks, faded) {
  const found = new Uint8Array(column.length);
  if (faded) return found.fill(FADED);
  if (looks.some((look) => look.faded)) column.forEach((look, at) => { found[at] = looks[look].faded ? FADED : PLAIN; });
  return found;
}
