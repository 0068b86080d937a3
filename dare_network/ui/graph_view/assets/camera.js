/** Where the reader looks. Movements are smooth unless the reader asked for fewer of them. */
import { calm } from "./calm.js";
import { ease } from "./places.js";

/** @typedef {{x: number, y: number}} Point */

const LEAST = 0.05;
const MOST = 6;
const LEGIBLE = 0.8;
const EDGE = 0.1;
const MARGIN = 40;

export class Camera {
  x = 0;
  y = 0;
  /** pixels of the screen for a unit of the picture */
  scale = 1;
  width = 0;
  height = 0;
  #least = LEAST;
  /** @type {{from: number[], to: number[], began: number} | null} */
  #flight = null;

  /** @param {() => void} moved called whenever it moves, or is about to */
  constructor(moved) {
    this.moved = moved;
  }

  /** @param {Point} point of the picture @returns {Point} in pixels from the corner of the surface */
  toScreen({ x, y }) {
    return { x: (x - this.x) * this.scale + this.width / 2, y: (y - this.y) * this.scale + this.height / 2 };
  }

  /** @param {Point} point in pixels from the corner of the surface @returns {Point} of the picture */
  toPicture({ x, y }) {
    return { x: (x - this.width / 2) / this.scale + this.x, y: (y - this.height / 2) / this.scale + this.y };
  }

  /** @param {number} dx @param {number} dy pixels by which the picture follows a finger or pointer */
  pan(dx, dy) {
    this.#jump(this.x - dx / this.scale, this.y - dy / this.scale, this.scale);
  }

  /** Come closer, or go away, with the point under the finger or pointer standing still. @param {number} factor @param {Point} at */
  zoomAt(factor, at) {
    const still = this.toPicture(at);
    const scale = this.#bounded(this.scale * factor);
    const share = this.scale / scale;
    this.#jump(still.x + (this.x - still.x) * share, still.y + (this.y - still.y) * share, scale);
  }

  /** @param {number} factor above 1 comes closer */
  zoom(factor) {
    const [x, y, scale] = this.#flight?.to ?? [this.x, this.y, this.scale];
    this.#fly(x, y, this.#bounded(scale * factor));
  }

  /**
   * Show everything, never larger than life.
   * @param {{left: number, right: number, top: number, bottom: number}} box
   * @param {{at?: "once", aside?: number}} [how] `aside` is how many pixels at the right are kept free where room is short
   */
  fit({ left, right, top, bottom }, { at, aside = 0 } = {}) {
    const [wide, high] = [right - left || 1, bottom - top || 1];
    const room = Math.min((this.width - aside - 2 * MARGIN) / wide, (this.height - 2 * MARGIN) / high);
    const scale = Math.min(1, Math.max(room, Number.MIN_VALUE));
    this.#least = Math.min(LEAST, scale / 2);
    const short = this.width - wide * scale < 2 * (aside + MARGIN);
    const target = /** @type {const} */ ([(left + right + (short ? aside / scale : 0)) / 2, (top + bottom) / 2, scale]);
    if (at === "once") [this.x, this.y, this.scale] = target;
    else this.#fly(...target);
  }

  /** Bring a point to the middle, near enough to see what is around it. @param {Point} point */
  goTo({ x, y }) {
    this.#fly(x, y, Math.max(LEGIBLE, this.scale));
  }

  /** Move only if the point lies outside the picture or close to its edge. @param {Point} point */
  reveal(point) {
    const { x, y } = this.toScreen(point);
    const within = (/** @type {number} */ at, /** @type {number} */ length) => at > length * EDGE && at < length * (1 - EDGE);
    if (!within(x, this.width) || !within(y, this.height)) this.#fly(point.x, point.y, this.scale);
  }

  /** Look at once at a place, from so near. @param {{x?: number, y?: number, scale?: number}} where */
  look({ x = this.x, y = this.y, scale = this.scale }) {
    this.#jump(x, y, this.#bounded(scale));
  }

  get flying() {
    return this.#flight !== null;
  }

  /** Move on to this moment. @param {number} now */
  step(now) {
    if (!this.#flight) return;
    const { from, to, began } = this.#flight;
    const share = ease(now - began);
    const part = (/** @type {number} */ at) => from[at] + (to[at] - from[at]) * share;
    [this.x, this.y] = [part(0), part(1)];
    // Coming closer looks even when each step enlarges by the same factor.
    this.scale = share === 1 ? to[2] : from[2] * (to[2] / from[2]) ** share;
    if (share === 1) this.#flight = null;
  }

  /** @param {number} scale */
  #bounded(scale) {
    return Math.min(MOST, Math.max(this.#least, scale));
  }

  /** @param {number} x @param {number} y @param {number} scale */
  #jump(x, y, scale) {
    this.#flight = null;
    Object.assign(this, { x, y, scale });
    this.moved();
  }

  /** @param {number} x @param {number} y @param {number} scale */
  #fly(x, y, scale) {
    if (calm.matches) return this.#jump(x, y, scale);
    this.#flight = { from: [this.x, this.y, this.scale], to: [x, y, scale], began: performance.now() };
    this.moved();
  }
}
