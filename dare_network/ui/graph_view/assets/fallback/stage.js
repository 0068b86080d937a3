/** The picture drawn by vis-network, for browsers without WebGL 2: the same outside as `../stage.js`. */
import { Labels } from "../labels.js";
import { Places } from "../places.js";
import { Tooltip } from "../tooltip.js";
import { Camera } from "./camera.js";
import { bring, lineItem, markItem, options } from "./looks.js";
import { vis } from "./script.js";

/**
 * @typedef {import("../picture.js").Picture} Picture
 * @typedef {import("../camera.js").Point} Point
 * @typedef {import("../colours.js").Theme} Theme
 * @typedef {import("../stress.js").Stress} Stress
 */

export class Stage {
  renderer = "vis-network";
  places = new Places();
  labels = new Labels();
  /** @type {Picture | undefined} */
  picture;
  /** @type {Theme | undefined} */
  theme;
  /** @type {Stress} */
  stress = { marks: new Uint8Array(), lines: new Uint8Array(), near: null, held: [] };
  #chosen = -1;
  #hovered = -1;
  #drawn = { marks: new Map(), lines: new Map() };

  /** @param {HTMLElement} surface @param {HTMLElement} tooltip @param {import("../stage.js").Reader} reader @param {AbortSignal} signal */
  constructor(surface, tooltip, reader, signal) {
    this.surface = surface;
    this.reader = reader;
    this.tooltip = new Tooltip(tooltip);
    const { DataSet, Network } = vis();
    this.marks = new DataSet();
    this.lines = new DataSet();
    this.network = new Network(surface, { nodes: this.marks, edges: this.lines }, {});
    this.camera = new Camera(this.network, surface);
    // The surface around it takes the focus, so that there is one stop for the tab key.
    surface.querySelector(".vis-network")?.removeAttribute("tabindex");
    this.#listen();
    signal.addEventListener("abort", () => {
      this.tooltip.hide();
      this.network.destroy();
    });
  }

  #listen() {
    const { network } = this;
    network.on("click", (/** @type {any} */ { pointer, event }) => {
      if (event.tapCount === 1 || event.tapCount === undefined) this.reader.touched(this.touched(pointer.DOM));
    });
    network.on("doubleClick", (/** @type {any} */ { pointer }) => {
      const { mark } = this.touched(pointer.DOM);
      if (mark >= 0) this.reader.unfolded(mark);
    });
    network.on("dragEnd", (/** @type {any} */ { nodes }) => this.#drop(nodes));
    for (const event of ["hoverNode", "hoverEdge"]) network.on(event, (/** @type {any} */ { pointer }) => this.#light(pointer.DOM));
    for (const event of ["blurNode", "blurEdge", "dragStart", "zoom"]) network.on(event, () => this.#light(null));
    network.on("afterDrawing", (/** @type {CanvasRenderingContext2D} */ ctx) => this.#name(ctx));
    network.on("resize", (/** @type {any} */ { oldWidth, oldHeight }) => { if (!oldWidth || !oldHeight) network.fit(); });
  }

  /** @param {Picture} picture @param {Theme} theme @param {Stress} stress @param {number} chosen */
  show(picture, theme, stress, chosen) {
    const before = this.picture;
    this.picture = picture;
    this.theme = theme;
    this.#hovered = -1;
    // vis-network has no movement of its own for this: marks go at once.
    this.places.meet(picture, undefined, 0);
    if (before?.lines !== picture.lines) this.network.setOptions(options(picture));
    this.mark(stress, chosen);
    if (!before || !picture.columns.key.some((key) => before.at(key) >= 0)) this.fit({ at: "once" });
  }

  /** @param {Theme} theme */
  retheme(theme) {
    this.theme = theme;
    this.mark(this.stress, this.#chosen);
  }

  /** @param {Stress} stress @param {number} chosen */
  mark(stress, chosen) {
    const { picture, theme, places } = this;
    this.stress = stress;
    this.#chosen = chosen;
    if (!picture || !theme) return;
    const marks = [...stress.marks].map((share, mark) => markItem(picture, places, theme, mark, share));
    const lines = [...stress.lines].map((share, line) => lineItem(picture, theme, line, share));
    bring(this.marks, this.#drawn.marks, marks);
    bring(this.lines, this.#drawn.lines, lines);
    this.network.setSelection({ nodes: chosen < 0 ? [] : [picture.key(chosen)], edges: [] }, { unselectAll: true, highlightEdges: false });
    this.network.redraw();
  }

  /** @param {{at?: "once"}} [how] */
  fit(how) {
    this.camera.fit(how);
  }

  /** @param {number} mark */
  goTo(mark) {
    this.camera.goTo({ x: this.places.x[mark], y: this.places.y[mark] });
  }

  /** @param {number} mark */
  reveal(mark) {
    this.camera.reveal({ x: this.places.x[mark], y: this.places.y[mark] });
  }

  /** All that decides what is seen. */
  get scene() {
    const { places, stress } = this;
    const picture = /** @type {Picture} */ (this.picture);
    const camera = /** @type {import("../camera.js").Camera} */ (/** @type {unknown} */ (this.camera));
    return { picture, places, camera, stress, hovered: this.#hovered, chosen: this.#chosen };
  }

  /** Draw at once. @returns {HTMLCanvasElement[]} what is seen */
  snapshot() {
    this.network.redraw();
    return [this.#canvas];
  }

  /** @returns {HTMLCanvasElement} */
  get #canvas() {
    return this.network.canvas.frame.canvas;
  }

  /** @param {() => void} drawn called after each drawing */
  watch(drawn) {
    this.network.on("afterDrawing", drawn);
  }

  /** @param {Point} point */
  touched(point) {
    const picture = /** @type {Picture} */ (this.picture);
    const mark = picture.at(this.network.getNodeAt(point));
    const line = mark < 0 ? this.network.getEdgeAt(point) : undefined;
    if (line === undefined) return { mark, line: -1 };
    const [source, target, nth] = line.split(" ").map(Number);
    return { mark, line: picture.lineAt({ ends: [source, target], nth }) };
  }

  /** A mark stays where it was dragged to. @param {number[]} keys */
  #drop(keys) {
    const { picture } = this;
    if (!picture) return;
    for (const [key, place] of Object.entries(this.network.getPositions(keys))) {
      this.places.put(picture, picture.at(Number(key)), /** @type {Point} */ (place));
    }
    this.mark(this.stress, this.#chosen);
  }

  /** @param {Point | null} point */
  #light(point) {
    const touched = point ? this.touched(point) : { mark: -1, line: -1 };
    this.#hovered = touched.mark;
    if (!point || (touched.mark < 0 && touched.line < 0)) this.tooltip.hide();
    else this.tooltip.await(() => this.reader.describe(touched), point);
  }

  /** @param {CanvasRenderingContext2D} ctx */
  #name(ctx) {
    if (!this.picture || !this.theme || !this.camera.width) return;
    const ratio = ctx.canvas.width / this.camera.width;
    ctx.save();
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.labels.place(ctx, this.scene, this.theme, this.reader.tools());
    this.labels.write(ctx, this.theme);
    ctx.restore();
  }
}
