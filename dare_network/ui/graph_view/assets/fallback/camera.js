/** Where the reader looks in a picture that vis-network draws: the same outside as `../camera.js`. */
import { calm } from "../calm.js";

/** @typedef {import("../camera.js").Point} Point */

const LEAST = 0.05;
const MOST = 6;
const LEGIBLE = 0.8;
const EDGE = 0.1;

export class Camera {
  /** @param {any} network a vis.Network @param {HTMLElement} surface */
  constructor(network, surface) {
    this.network = network;
    this.surface = surface;
  }

  /** @returns {number} */
  get x() {
    return this.network.getViewPosition().x;
  }

  /** @returns {number} */
  get y() {
    return this.network.getViewPosition().y;
  }

  /** @returns {number} */
  get scale() {
    return this.network.getScale();
  }

  get width() {
    return this.surface.clientWidth;
  }

  get height() {
    return this.surface.clientHeight;
  }

  get #animation() {
    return calm.matches ? false : { duration: 450, easingFunction: "easeInOutQuad" };
  }

  /** @param {Point} point @returns {Point} */
  toScreen(point) {
    return this.network.canvasToDOM(point);
  }

  /** @param {{x?: number, y?: number, scale?: number}} where */
  look({ x = this.x, y = this.y, scale = this.scale }) {
    this.network.moveTo({ position: { x, y }, scale, animation: false });
  }

  /** @param {number} factor above 1 comes closer */
  zoom(factor) {
    const scale = Math.min(MOST, Math.max(LEAST, this.scale * factor));
    this.network.moveTo({ scale, animation: this.#animation });
  }

  /** @param {{at?: "once"}} [how] */
  fit({ at } = {}) {
    this.network.fit({ animation: at === "once" ? false : this.#animation });
  }

  /** @param {Point} position */
  goTo(position) {
    this.network.moveTo({ position, scale: Math.max(LEGIBLE, this.scale), animation: this.#animation });
  }

  /** @param {Point} position */
  reveal(position) {
    const { x, y } = this.toScreen(position);
    const { width, height } = this;
    const inside = x > width * EDGE && x < width * (1 - EDGE) && y > height * EDGE && y < height * (1 - EDGE);
    if (!inside) this.network.moveTo({ position, animation: this.#animation });
  }
}
