/** Paints marks and lines on a canvas by WebGL 2. Nothing is painted unless it is asked for. */
import { rgb } from "../colours.js";
import { Lines } from "./lines.js";
import { Marks } from "./marks.js";
import { Table } from "./table.js";

/**
 * @typedef {(program: import("./program.js").Program, stage: number) => void} Sight tells a program where the reader looks
 * @typedef {import("../picture.js").Picture} Picture
 * @typedef {import("../places.js").Places} Places
 * @typedef {import("../stress.js").Stress} Stress
 * @typedef {import("../colours.js").Theme} Theme
 */

/** With more lines they are left out while the picture moves, so that it follows the hand. */
const LINES_WHILE_MOVING = 5_000;

/** @param {HTMLCanvasElement} canvas @returns {WebGL2RenderingContext | null} always the same; null where a browser has none */
export function contextOf(canvas) {
  return canvas.getContext?.("webgl2", { alpha: false, antialias: false, depth: false }) ?? null;
}

export class Painter {
  /** @param {HTMLCanvasElement} canvas */
  constructor(canvas) {
    const gl = contextOf(canvas);
    if (!gl) throw new Error("This browser has no WebGL 2.");
    this.gl = gl;
    this.marks = new Marks(gl);
    this.lines = new Lines(gl);
    this.places = new Table(gl, "place", { vertices: true });
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
  }

  /** @param {Picture} picture @param {Theme} theme */
  show(picture, theme) {
    this.picture = picture;
    this.places.resize(picture.marks);
    this.marks.show(picture);
    this.lines.show(picture);
    this.paint(theme);
  }

  /** @param {Theme} theme */
  paint(theme) {
    this.theme = theme;
    this.lines.paint(theme);
  }

  /** @param {Stress} stress */
  stress(stress) {
    this.marks.stress(stress);
    this.lines.stress(stress);
  }

  /** @param {Places} places */
  move({ x, y }) {
    const picture = /** @type {Picture} */ (this.picture);
    const { values } = this.places;
    for (let mark = 0; mark < x.length; mark += 1) {
      values[4 * mark] = x[mark];
      values[4 * mark + 1] = y[mark];
      values[4 * mark + 2] = picture.columns.size[mark];
      values[4 * mark + 3] = picture.holds(mark);
    }
    this.places.send();
  }

  /** @param {import("../camera.js").Camera} camera @param {number} ratio dots for a pixel @param {boolean} moving whether it has to be quick */
  draw(camera, ratio, moving) {
    const { gl, theme, picture } = this;
    if (!theme || !picture) return;
    gl.viewport(0, 0, gl.drawingBufferWidth, gl.drawingBufferHeight);
    const [red, green, blue] = rgb(theme.paper);
    gl.clearColor(red, green, blue, 1);
    gl.clear(gl.COLOR_BUFFER_BIT);
    /** @type {Sight} */
    const sight = (program, stage) => {
      gl.uniform3f(program.at("camera"), camera.x, camera.y, camera.scale);
      gl.uniform2f(program.at("sheet"), camera.width, camera.height);
      gl.uniform1f(program.at("ratio"), ratio);
      gl.uniform1i(program.at("stage"), stage);
    };
    const withLines = picture.lines > 0 && !(moving && picture.lines > LINES_WHILE_MOVING);
    if (withLines) this.lines.draw(sight, this.places, theme, moving);
    if (picture.marks) this.marks.draw(sight, this.places, theme, camera.scale);
  }
}
