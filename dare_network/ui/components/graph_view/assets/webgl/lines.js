/** The lines of a picture: as thin as can be where there are many, with a width and curves where there are few. */
import { rgb } from "../colours.js";
import { ARROW_FRAGMENT, ARROW_VERTEX, LINE_FRAGMENT, LINE_VERTEX } from "./shaders.js";
import { program } from "./program.js";
import { Table } from "./table.js";

/** @typedef {import("../picture.js").Picture} Picture */

/** With more lines each is a hair: filling their width would take longer than anything else. */
export const HAIRS = 6_000;
const PIECES = 16;
const OPACITIES = { plain: 0.6, strong: 0.95, faded: 0.13 };
/** With more lines than this each is paler, so that marks and names stay legible above them. */
const CLEAR = 1_500;
const PALEST = 0.2;

export class Lines {
  /** @type {number[]} */
  bent = [];
  /** @type {number[]} */
  pointing = [];
  /** @type {number[] | null} */
  held = null;

  /** @param {WebGL2RenderingContext} gl */
  constructor(gl) {
    this.gl = gl;
    this.ends = new Table(gl, "pair");
    this.traits = new Table(gl, "traits");
    this.styles = new Table(gl, "look");
    this.hairs = program(gl, LINE_VERTEX(true), LINE_FRAGMENT);
    this.ribbons = program(gl, LINE_VERTEX(false), LINE_FRAGMENT);
    this.arrows = program(gl, ARROW_VERTEX, ARROW_FRAGMENT);
    this.list = gl.createBuffer();
  }

  /** @param {Picture} picture */
  show(picture) {
    this.picture = picture;
    this.ends.resize(picture.lines);
    this.ends.values.set(picture.columns.ends);
    this.ends.send();
    this.traits.resize(picture.lines);
    this.styles.resize(2 * picture.styles.length);
    this.bent = where(picture.lines, (line) => picture.bends[line] !== 0 || isLoop(picture, line));
    this.pointing = where(picture.lines, (line) => picture.style(line).arrow);
  }

  /** @param {import("../colours.js").Theme} theme */
  paint({ line }) {
    const { styles } = /** @type {Picture} */ (this.picture);
    styles.forEach(({ colour, width, dashed, arrow }, at) => {
      this.styles.values.set([...rgb(colour || line), width, Number(dashed), Number(arrow), 0, 0], 8 * at);
    });
    this.styles.send();
  }

  /** @param {import("../stress.js").Stress} stress */
  stress({ lines, near, held }) {
    const { columns, bends } = /** @type {Picture} */ (this.picture);
    const { values } = this.traits;
    for (let line = 0; line < lines.length; line += 1) {
      values[2 * line] = columns.style[line];
      values[2 * line + 1] = lines[line] | ((bends[line] + 128) << 2);
    }
    this.traits.send();
    this.held = near ? held : null;
  }

  /** @param {import("./painter.js").Sight} sight @param {Table} places */
  draw(sight, places) {
    const { lines } = /** @type {Picture} */ (this.picture);
    const dense = Math.max(PALEST, Math.min(1, Math.sqrt(CLEAR / lines)));
    const offer = (/** @type {import("./program.js").Program} */ to, /** @type {number} */ stage) => {
      to.use();
      sight(to, stage);
      places.offer(to, "places", 0);
      this.ends.offer(to, "ends", 1);
      this.traits.offer(to, "lines", 2);
      this.styles.offer(to, "styles", 3);
      this.gl.uniform3f(to.at("opacities"), OPACITIES.plain * dense, OPACITIES.strong, OPACITIES.faded * dense);
    };
    const { bent, pointing } = this;
    this.#draw(offer, this.held ? 1 : 0, null, bent, pointing);
    if (!this.held?.length) return;
    const held = new Set(this.held);
    const among = (/** @type {number[]} */ some) => some.filter((line) => held.has(line));
    this.#draw(offer, 2, this.held, among(bent), among(pointing));
  }

  /**
   * @param {(to: import("./program.js").Program, stage: number) => void} offer @param {number} stage
   * @param {number[] | null} lines all when null @param {number[]} bent @param {number[]} pointing
   */
  #draw(offer, stage, lines, bent, pointing) {
    const { gl } = this;
    const count = /** @type {Picture} */ (this.picture).lines;
    const hair = count > HAIRS && !lines;
    const [kind, corners, mode] = hair ? [this.hairs, 2, gl.LINES] : [this.ribbons, 6, gl.TRIANGLES];
    offer(kind, stage);
    gl.uniform1i(kind.at("pieces"), 1);
    gl.uniform1i(kind.at("straightOnly"), 1);
    if (lines) this.#listed(mode, lines, corners);
    else gl.drawArrays(mode, 0, corners * count);
    gl.uniform1i(kind.at("pieces"), PIECES);
    gl.uniform1i(kind.at("straightOnly"), 0);
    this.#listed(mode, bent, corners * PIECES);
    if (!pointing.length) return;
    offer(this.arrows, stage);
    this.#listed(gl.TRIANGLES, pointing, 3);
  }

  /** Draw only these lines. @param {number} mode @param {number[]} lines @param {number} corners of each */
  #listed(mode, lines, corners) {
    if (!lines.length) return;
    const { gl } = this;
    const list = new Uint32Array(lines.length * corners);
    lines.forEach((line, at) => {
      for (let corner = 0; corner < corners; corner += 1) list[at * corners + corner] = line * corners + corner;
    });
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, this.list);
    gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, list, gl.STREAM_DRAW);
    gl.drawElements(mode, list.length, gl.UNSIGNED_INT, 0);
  }
}

/** @param {number} count @param {(at: number) => boolean} holds @returns {number[]} */
function where(count, holds) {
  const found = [];
  for (let at = 0; at < count; at += 1) if (holds(at)) found.push(at);
  return found;
}

/** @param {Picture} picture @param {number} line */
function isLoop(picture, line) {
  const [source, target] = picture.ends(line);
  return source === target;
}
