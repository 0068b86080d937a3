/**
 * The picture on the page: a painting by WebGL with a sheet of names above it. It is drawn again only when
 * something has changed, and then once for each frame of the screen.
 */
import { Camera } from "./camera.js";
import { Hand } from "./hand.js";
import { Overlay } from "./overlay.js";
import { Places } from "./places.js";
import { Pointer } from "./pointer.js";
import { Painter } from "./webgl/painter.js";

/**
 * @typedef {import("./picture.js").Picture} Picture
 * @typedef {import("./camera.js").Point} Point
 * @typedef {import("./colours.js").Theme} Theme
 * @typedef {import("./stress.js").Stress} Stress
 * @typedef {{
 *   touched: (touched: {mark: number, line: number}) => void, unfolded: (mark: number) => void,
 *   enclosed: (marks: number[]) => void, describe: (touched: {mark: number, line: number}) => string,
 *   tools: () => import("./labels.js").Box,
 * }} Reader what hears of the reader's doings, and answers questions
 */

/** With more marks names are placed when the picture has come to rest; until then they move along. */
const NAMED_WHILE_MOVING = 300;
const AT_REST = 140;
const REHEARSED = 300;

export class Stage {
  renderer = "webgl";
  places = new Places();
  camera = new Camera(() => this.#moved());
  /** @type {Picture | undefined} */
  picture;
  /** @type {Stress} */
  stress = { marks: new Uint8Array(), lines: new Uint8Array(), near: null, held: [] };
  /** @type {Theme | undefined} */
  theme;
  #chosen = -1;
  #moving = false;
  #frame = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #resting;
  /** @type {Set<() => void>} */
  #watchers = new Set();

  /**
   * @param {HTMLCanvasElement} canvas to paint on @param {HTMLElement} surface @param {HTMLElement} tooltip
   * @param {Reader} reader @param {AbortSignal} signal
   */
  constructor(canvas, surface, tooltip, reader, signal) {
    this.canvas = canvas;
    this.surface = surface;
    this.reader = reader;
    this.signal = signal;
    this.hand = new Hand(this, tooltip, reader, signal);
    this.overlay = new Overlay(document.createElement("canvas"));
    surface.replaceChildren(this.canvas, this.overlay.canvas);
    this.painter = new Painter(this.canvas);
    this.#listen(signal);
  }

  /** @param {AbortSignal} signal */
  #listen(signal) {
    new Pointer(this.surface, this.hand, signal);
    const sizes = new ResizeObserver(() => this.#resize());
    sizes.observe(this.surface);
    this.canvas.addEventListener("webglcontextlost", (event) => event.preventDefault(), { signal });
    this.canvas.addEventListener("webglcontextrestored", () => this.#restore(), { signal });
    signal.addEventListener("abort", () => {
      sizes.disconnect();
      clearTimeout(this.#resting);
      cancelAnimationFrame(this.#frame);
      // A page may hold only a few of them.
      this.painter.gl.getExtension("WEBGL_lose_context")?.loseContext();
      this.surface.replaceChildren();
    });
  }

  /**
   * Bring what is drawn to this picture.
   * @param {Picture} picture @param {Theme} theme @param {Stress} stress @param {number} chosen the mark that is chosen, or -1
   */
  show(picture, theme, stress, chosen) {
    const before = this.picture;
    this.picture = picture;
    this.theme = theme;
    this.hand.leave();
    this.places.meet(picture, before, performance.now());
    this.painter.show(picture, theme);
    this.painter.move(this.places);
    this.mark(stress, chosen);
    if (!before) this.#begin();
    else if (picture.marks && !picture.columns.key.some((key) => before.at(key) >= 0)) this.fit();
  }

  #begin() {
    this.#resize();
    // What draws while the picture moves is made ready when it is first used: better now than under the hand.
    setTimeout(() => {
      if (this.signal.aborted) return;
      this.painter.draw(this.camera, this.#ratio, true);
      this.redraw();
    }, REHEARSED);
  }

  /** @param {Theme} theme */
  retheme(theme) {
    this.theme = theme;
    this.painter.paint(theme);
    this.redraw();
  }

  /** @param {Stress} stress @param {number} chosen */
  mark(stress, chosen) {
    this.stress = stress;
    this.#chosen = chosen;
    this.painter.stress(stress);
    this.redraw();
  }

  /** @param {{at?: "once"}} [how] */
  fit(how) {
    const { picture, places } = this;
    if (!picture?.marks) return;
    const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
    for (let mark = 0; mark < picture.marks; mark += 1) {
      const [x, y, size] = [places.x[mark], places.y[mark], picture.columns.size[mark]];
      box.left = Math.min(box.left, x - size);
      box.right = Math.max(box.right, x + size);
      box.top = Math.min(box.top, y - size);
      box.bottom = Math.max(box.bottom, y + size);
    }
    this.camera.fit(box, { ...how, aside: this.reader.tools().width });
  }

  /** @param {number} mark */
  goTo(mark) {
    this.camera.goTo(this.#place(mark));
  }

  /** @param {number} mark */
  reveal(mark) {
    this.camera.reveal(this.#place(mark));
  }

  /** @param {number} mark @returns {Point} */
  #place(mark) {
    return { x: this.places.x[mark], y: this.places.y[mark] };
  }

  /** All that decides what is seen. */
  get scene() {
    const { places, camera, stress } = this;
    const picture = /** @type {Picture} */ (this.picture);
    const { hovered, loop } = this.hand;
    return { picture, places, camera, stress, hovered, chosen: this.#chosen, lasso: loop };
  }

  get labels() {
    return this.overlay.labels;
  }

  /** Draw at once. @returns {HTMLCanvasElement[]} what is seen, from the back to the front */
  snapshot() {
    this.#moving = false;
    this.#draw(performance.now());
    return [this.canvas, this.overlay.canvas];
  }

  /** @param {() => void} drawn called after each drawing */
  watch(drawn) {
    this.#watchers.add(drawn);
  }

  /** Put a mark somewhere. @param {number} mark @param {Point} place of the picture */
  put(mark, place) {
    if (!this.picture) return;
    this.places.put(this.picture, mark, place);
    this.painter.move(this.places);
    this.redraw();
  }

  /** @param {Point} point on the screen @returns {import("./hand.js").Touched} */
  touched(point) {
    return this.hand.touched(point);
  }

  redraw() {
    if (!this.#frame) this.#frame = requestAnimationFrame((now) => this.#draw(now));
  }

  /** @param {number} now */
  #draw(now) {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    const { picture, camera, painter } = this;
    if (!picture || !camera.width || !camera.height) return;
    if (this.places.step(now)) painter.move(this.places);
    camera.step(now);
    const going = camera.flying || this.places.travelling;
    if (going) this.#moved();
    painter.draw(camera, this.#ratio, this.#moving);
    this.#name(picture);
    for (const drawn of this.#watchers) drawn();
  }

  /** @param {Picture} picture */
  #name(picture) {
    const busy = this.#moving || this.hand.dragging;
    if (busy && picture.marks > NAMED_WHILE_MOVING) this.overlay.shift(this.camera);
    else if (this.theme) this.overlay.draw(this.scene, this.theme, this.reader.tools(), this.#ratio);
  }

  #moved() {
    this.#moving = true;
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => {
      this.#moving = false;
      this.redraw();
    }, AT_REST);
    this.redraw();
  }

  get #ratio() {
    return this.canvas.width / Math.max(1, this.camera.width);
  }

  #resize() {
    const { clientWidth: width, clientHeight: height } = this.surface;
    const { camera, canvas, overlay } = this;
    const ratio = devicePixelRatio || 1;
    const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (canvas.width === wide && canvas.height === high && camera.width === width) return;
    // A picture that was made out of sight, in a closed tab for instance, had no size to fit into.
    const late = !camera.width || !camera.height;
    Object.assign(camera, { width, height });
    for (const each of [canvas, overlay.canvas]) Object.assign(each, { width: wide, height: high });
    if (late && width && height) this.fit({ at: "once" });
    if (width && height) this.snapshot();
  }

  #restore() {
    const { picture, theme } = this;
    this.painter = new Painter(this.canvas);
    if (!picture || !theme) return;
    this.painter.show(picture, theme);
    this.painter.move(this.places);
    this.painter.stress(this.stress);
    this.redraw();
  }
}
