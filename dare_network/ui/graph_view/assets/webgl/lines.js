/** The lines of a picture: ribbons where there are few, hairs where there are many, and ribbons for those that stand out. */
import { Hairs } from "./hairs.js";
import { Ribbons } from "./ribbons.js";

/** @typedef {import("../picture.js").Picture} Picture */

/** With more lines each is a hair: filling their width would take longer than anything else. */
const HAIRS = 6_000;
/** The same while the picture moves. */
const HAIRS_WHILE_MOVING = 1_500;
const OPACITIES = { plain: 0.6, strong: 0.95, faded: 0.13 };
/** With more lines than this each is paler, so that marks and names stay legible above them. */
const CLEAR = 1_500;
const PALEST = 0.2;

export class Lines {
  /** @type {number[]} */
  #bent = [];
  /** @type {number[]} */
  #pointing = [];
  /** @type {Set<number> | null} the lines that stand out, if any mark or line does */
  #held = null;
  #count = 0;
  #opacity = OPACITIES;

  /** @param {WebGL2RenderingContext} gl */
  constructor(gl) {
    this.hairs = new Hairs(gl);
    this.ribbons = new Ribbons(gl);
  }

  /** @param {Picture} picture */
  show(picture) {
    const { columns: { ends, style }, styles, bends, lines } = picture;
    this.#count = lines;
    const dense = Math.max(PALEST, Math.min(1, Math.sqrt(CLEAR / lines)));
    this.#opacity = { ...OPACITIES, plain: OPACITIES.plain * dense, faded: OPACITIES.faded * dense };
    this.#bent = where(lines, (line) => bends[line] !== 0 || ends[2 * line] === ends[2 * line + 1]);
    this.#pointing = where(lines, (line) => styles[style[line]].arrow);
    if (lines > HAIRS_WHILE_MOVING) this.hairs.show(picture);
    this.ribbons.show(picture);
  }

  /** @param {import("../colours.js").Theme} theme */
  paint(theme) {
    this.ribbons.paint(theme);
  }

  /** @param {import("../stress.js").Stress} stress */
  stress({ lines, near, held }) {
    this.#held = near ? new Set(held) : null;
    this.ribbons.stress(lines);
  }

  /**
   * @param {import("./painter.js").Sight} sight @param {import("./table.js").Table} places @param {import("../colours.js").Theme} theme
   * @param {boolean} moving
   */
  draw(sight, places, theme, moving) {
    const held = this.#held;
    if (this.#count > (moving ? HAIRS_WHILE_MOVING : HAIRS)) this.hairs.draw(sight, places, theme, this.#opacity, held !== null);
    else this.#ribbons(sight, places, held ? 1 : 0, null);
    if (held?.size) this.#ribbons(sight, places, 2, held);
  }

  /** @param {import("./painter.js").Sight} sight @param {import("./table.js").Table} places @param {number} stage @param {Set<number> | null} some */
  #ribbons(sight, places, stage, some) {
    const among = (/** @type {number[]} */ lines) => (some ? lines.filter((line) => some.has(line)) : lines);
    const [bent, pointing] = [among(this.#bent), among(this.#pointing)];
    this.ribbons.draw(sight, places, this.#opacity, { stage, lines: some && [...some], bent, pointing });
  }
}

/** @param {number} count @param {(at: number) => boolean} holds @returns {number[]} */
function where(count, holds) {
  const found = [];
  for (let at = 0; at < count; at += 1) if (holds(at)) found.push(at);
  return found;
}
