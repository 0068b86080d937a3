/**
 * Where the marks of a picture stand now: where the picture puts them, unless the reader dragged them
 * away, or while they are on their way from where an earlier picture had them.
 */
import { calm } from "./calm.js";

/** How many milliseconds a movement takes. */
const LASTING = 450;
/** With more marks a movement could not be drawn smoothly, so that they go at once. */
const MOVED_SMOOTHLY = 20_000;

export class Places {
  x = new Float32Array();
  y = new Float32Array();
  /** @type {Map<number, {x: number, y: number, fromX: number, fromY: number}>} by key, what was dragged, and from where */
  #pinned = new Map();
  /** @type {{fromX: Float32Array, fromY: Float32Array, toX: Float32Array, toY: Float32Array, began: number} | null} */
  #journey = null;

  /**
   * Bring the marks of a new picture to their places.
   * @param {import("./picture.js").Picture} picture @param {import("./picture.js").Picture | undefined} before @param {number} now
   */
  meet(picture, before, now) {
    const toX = picture.columns.x.slice();
    const toY = picture.columns.y.slice();
    this.#pin(picture, toX, toY);
    const smooth = before && !calm.matches && picture.marks <= MOVED_SMOOTHLY;
    const [fromX, fromY] = [toX.slice(), toY.slice()];
    const moved = smooth ? this.#depart(picture, before, fromX, fromY) : false;
    this.#journey = moved ? { fromX, fromY, toX, toY, began: now } : null;
    this.x = moved ? fromX.slice() : toX;
    this.y = moved ? fromY.slice() : toY;
  }

  /**
   * A mark that the picture itself has moved is no longer where it was dragged to.
   * @param {import("./picture.js").Picture} picture @param {Float32Array} x @param {Float32Array} y
   */
  #pin(picture, x, y) {
    for (const [key, pin] of this.#pinned) {
      const at = picture.at(key);
      if (at < 0) continue;
      if (x[at] !== pin.fromX || y[at] !== pin.fromY) this.#pinned.delete(key);
      else [x[at], y[at]] = [pin.x, pin.y];
    }
  }

  /**
   * Where each mark sets out; a new one is where it will be.
   * @param {import("./picture.js").Picture} picture @param {import("./picture.js").Picture} before
   * @param {Float32Array} x @param {Float32Array} y @returns {boolean} whether any has a way to go
   */
  #depart(picture, before, x, y) {
    let moved = false;
    picture.columns.key.forEach((key, at) => {
      const was = before.at(key);
      if (was < 0 || (this.x[was] === x[at] && this.y[was] === y[at])) return;
      [x[at], y[at]] = [this.x[was], this.y[was]];
      moved = true;
    });
    return moved;
  }

  /** Move on to this moment. @param {number} now @returns {boolean} whether anything moved */
  step(now) {
    if (!this.#journey) return false;
    const { fromX, fromY, toX, toY, began } = this.#journey;
    const share = ease(now - began);
    for (let mark = 0; mark < toX.length; mark += 1) {
      this.x[mark] = fromX[mark] + (toX[mark] - fromX[mark]) * share;
      this.y[mark] = fromY[mark] + (toY[mark] - fromY[mark]) * share;
    }
    if (share === 1) this.#journey = null;
    return true;
  }

  get travelling() {
    return this.#journey !== null;
  }

  /** The reader puts a mark somewhere. @param {import("./picture.js").Picture} picture @param {number} mark @param {{x: number, y: number}} place */
  put(picture, mark, { x, y }) {
    this.step(Infinity);
    [this.x[mark], this.y[mark]] = [x, y];
    this.#pinned.set(picture.key(mark), { x, y, fromX: picture.columns.x[mark], fromY: picture.columns.y[mark] });
  }
}

/** Slowly away, slowly there. @param {number} passed @returns {number} how much of the way, from 0 to 1 */
export function ease(passed) {
  // The time of a frame is that of its beginning, which may lie before the moment of departure.
  const share = Math.max(0, Math.min(1, passed / LASTING));
  return share < 0.5 ? 2 * share * share : 1 - 2 * (1 - share) * (1 - share);
}
