/** What a pointer can do to a stage: touch, drag, light up, and draw round marks. */
import { lineAt, markAt, marksWithin } from "./picking.js";
import { Tooltip } from "./tooltip.js";

/**
 * @typedef {import("./camera.js").Point} Point
 * @typedef {{mark: number, line: number}} Touched places in the picture, -1 for none
 */

const NONE = { mark: -1, line: -1 };

export class Hand {
  /** the mark under the pointer, -1 for none */
  hovered = -1;
  dragging = false;
  /** @type {Point[]} the line that is being drawn round marks, on the screen */
  loop = [];
  /** @type {Point | null} */
  #pointed = null;

  /**
   * @param {import("./stage.js").Stage} stage @param {HTMLElement} tooltip @param {import("./stage.js").Reader} reader
   * @param {AbortSignal} signal
   */
  constructor(stage, tooltip, reader, signal) {
    this.stage = stage;
    this.reader = reader;
    this.signal = signal;
    this.tooltip = new Tooltip(tooltip);
    signal.addEventListener("abort", () => this.tooltip.hide());
  }

  /** The picture is another one now. */
  leave() {
    this.hovered = -1;
    this.tooltip.hide();
  }

  /** @param {number} dx @param {number} dy */
  pan(dx, dy) {
    this.stage.camera.pan(dx, dy);
  }

  /** @param {number} factor @param {Point} at */
  zoomAt(factor, at) {
    this.stage.camera.zoomAt(factor, at);
  }

  /** @param {Point} point @returns {number} */
  markAt(point) {
    return this.stage.picture ? markAt(this.stage.scene, point) : -1;
  }

  /** @param {Point} point @returns {Touched} */
  touched(point) {
    if (!this.stage.picture) return NONE;
    const mark = this.markAt(point);
    return { mark, line: mark < 0 ? lineAt(this.stage.scene, point) : -1 };
  }

  /** @param {number} mark @param {Point} to on the screen */
  drag(mark, to) {
    this.dragging = true;
    this.stage.put(mark, this.stage.camera.toPicture(to));
  }

  drop() {
    this.dragging = false;
    this.stage.redraw();
  }

  /** @param {Point} point */
  touch(point) {
    this.reader.touched(this.touched(point));
  }

  /** @param {Point} point */
  unfold(point) {
    const mark = this.markAt(point);
    if (mark >= 0) this.reader.unfolded(mark);
  }

  /** @param {Point[]} loop */
  lasso(loop) {
    this.loop = loop;
    this.stage.redraw();
  }

  /** @param {Point[]} loop */
  enclose(loop) {
    this.loop = [];
    this.stage.redraw();
    if (this.stage.picture && loop.length > 2) this.reader.enclosed(marksWithin(this.stage.scene, loop));
  }

  /** @param {Point | null} point */
  hover(point) {
    const before = this.#pointed;
    this.#pointed = point;
    // Only once for a frame: a mouse tells more often where it is.
    if (before === null && point !== null) requestAnimationFrame(() => this.#look());
    if (point === null) this.#light(NONE, { x: 0, y: 0 });
  }

  #look() {
    const point = this.#pointed;
    if (!point || this.signal.aborted) return;
    this.#pointed = null;
    this.#light(this.touched(point), point);
  }

  /** @param {Touched} touched @param {Point} point */
  #light(touched, point) {
    const nothing = touched.mark < 0 && touched.line < 0;
    this.stage.surface.style.cursor = nothing ? "" : "pointer";
    if (nothing) this.tooltip.hide();
    else this.tooltip.await(() => this.reader.describe(touched), point);
    if (touched.mark === this.hovered) return;
    this.hovered = touched.mark;
    this.stage.redraw();
  }
}
