/** Where the reader looks. Movements are smooth unless the reader asked for fewer of them. */

const calm = matchMedia("(prefers-reduced-motion: reduce)");
const LEAST = 0.05;
const MOST = 6;
const LEGIBLE = 0.8;
const EDGE = 0.1;

export class Camera {
  /** @param {any} network a vis.Network */
  constructor(network) {
    this.network = network;
  }

  get #animation() {
    return calm.matches ? false : { duration: 450, easingFunction: "easeInOutQuad" };
  }

  /** @param {number} factor above 1 comes closer */
  zoom(factor) {
    const scale = Math.min(MOST, Math.max(LEAST, this.network.getScale() * factor));
    this.network.moveTo({ scale, animation: this.#animation });
  }

  fit() {
    this.network.fit({ animation: this.#animation });
  }

  /** Bring a mark to the middle, near enough to see what it is tied to. */
  goTo(id) {
    const position = this.network.getPosition(id);
    const scale = Math.max(LEGIBLE, this.network.getScale());
    this.network.moveTo({ position, scale, animation: this.#animation });
  }

  /** Move only if the mark lies outside the picture or close to its edge. */
  reveal(id, { clientWidth: width, clientHeight: height }) {
    const position = this.network.getPosition(id);
    const { x, y } = this.network.canvasToDOM(position);
    const inside = x > width * EDGE && x < width * (1 - EDGE) && y > height * EDGE && y < height * (1 - EDGE);
    if (!inside) this.network.moveTo({ position, animation: this.#animation });
  }
}
