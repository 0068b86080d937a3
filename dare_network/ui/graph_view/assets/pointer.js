/** Mouse, pen and fingers: what they do to a picture. */

/**
 * @typedef {import("./camera.js").Point} Point
 * @typedef {{
 *   pan: (dx: number, dy: number) => void, zoomAt: (factor: number, at: Point) => void,
 *   markAt: (point: Point) => number, drag: (mark: number, to: Point) => void, drop: (mark: number) => void,
 *   touch: (point: Point) => void, unfold: (point: Point) => void, lasso: (loop: Point[]) => void, enclose: (loop: Point[]) => void,
 *   hover: (point: Point | null) => void,
 * }} Hand what a pointer can do
 * @typedef {{kind: "pan"} | {kind: "drag", mark: number} | {kind: "lasso", loop: Point[]} | {kind: "pinch"}} Gesture
 */

/** Movements of fewer pixels are a trembling hand. */
const STILL = 4;

export class Pointer {
  /** @type {Map<number, Point>} where each finger is */
  #down = new Map();
  /** @type {Gesture | null} */
  #gesture = null;
  #start = { x: 0, y: 0 };
  #moved = false;

  /** @param {HTMLElement} surface @param {Hand} hand @param {AbortSignal} signal */
  constructor(surface, hand, signal) {
    this.surface = surface;
    this.hand = hand;
    const on = (/** @type {string} */ name, /** @type {(event: any) => void} */ act) => surface.addEventListener(name, act, { signal, passive: false });
    on("pointerdown", (event) => this.#press(event));
    on("pointermove", (event) => this.#move(event));
    on("pointerup", (event) => this.#lift(event));
    on("pointercancel", (event) => this.#lift(event));
    on("pointerleave", () => hand.hover(null));
    on("click", (event) => this.#click(event));
    on("wheel", (event) => this.#wheel(event));
  }

  /** @param {MouseEvent} event @returns {Point} in pixels from the corner of the surface */
  #at({ clientX, clientY }) {
    const { left, top } = this.surface.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  }

  /** @param {PointerEvent} event */
  #press(event) {
    if (event.button !== 0) return;
    const at = this.#at(event);
    if (this.#down.size === 0) {
      this.#moved = false;
      this.#start = at;
    }
    this.#down.set(event.pointerId, at);
    this.#gesture = this.#down.size > 1 ? { kind: "pinch" } : this.#begun(at, event.shiftKey);
    this.hand.hover(null);
  }

  /** @param {Point} at @param {boolean} shift @returns {Gesture} */
  #begun(at, shift) {
    if (shift) return { kind: "lasso", loop: [at] };
    const mark = this.hand.markAt(at);
    return mark < 0 ? { kind: "pan" } : { kind: "drag", mark };
  }

  /** @param {PointerEvent} event */
  #move(event) {
    const at = this.#at(event);
    const before = this.#down.get(event.pointerId);
    if (!before) return this.hand.hover(at);
    if (!this.#moved && Math.hypot(at.x - this.#start.x, at.y - this.#start.y) < STILL) return;
    if (!this.#moved) this.surface.setPointerCapture(event.pointerId);
    this.#moved = true;
    this.#act(event.pointerId, before, at);
    this.#down.set(event.pointerId, at);
  }

  /** @param {number} finger @param {Point} before @param {Point} at */
  #act(finger, before, at) {
    const gesture = this.#gesture;
    if (gesture?.kind === "pan") this.hand.pan(at.x - before.x, at.y - before.y);
    if (gesture?.kind === "drag") this.hand.drag(gesture.mark, at);
    if (gesture?.kind === "pinch") this.#pinch(finger, before, at);
    if (gesture?.kind !== "lasso") return;
    gesture.loop.push(at);
    this.hand.lasso(gesture.loop);
  }

  /** Two fingers: what is between them stays between them. @param {number} finger @param {Point} before @param {Point} at */
  #pinch(finger, before, at) {
    const other = [...this.#down].find(([each]) => each !== finger)?.[1];
    if (!other) return;
    const apart = (/** @type {Point} */ one) => Math.hypot(one.x - other.x, one.y - other.y);
    this.hand.pan((at.x - before.x) / 2, (at.y - before.y) / 2);
    this.hand.zoomAt(apart(at) / Math.max(1, apart(before)), { x: (at.x + other.x) / 2, y: (at.y + other.y) / 2 });
  }

  /** @param {PointerEvent} event */
  #lift(event) {
    if (!this.#down.delete(event.pointerId)) return;
    const gesture = this.#gesture;
    if (this.#moved && gesture?.kind === "drag") this.hand.drop(gesture.mark);
    if (gesture?.kind === "lasso") this.hand.enclose(this.#moved ? gesture.loop : []);
    // The finger that is left goes on moving the picture.
    this.#gesture = this.#down.size ? { kind: "pan" } : null;
  }

  /** @param {MouseEvent} event */
  #click(event) {
    if (this.#moved) return;
    if (event.detail === 2) this.hand.unfold(this.#at(event));
    else if (event.detail < 2) this.hand.touch(this.#at(event));
  }

  /** @param {WheelEvent} event */
  #wheel(event) {
    event.preventDefault();
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    this.hand.zoomAt(Math.exp(-0.0015 * lines * event.deltaY), this.#at(event));
  }
}
