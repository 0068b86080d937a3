/** Lines with a width, curves, dashes and arrows. */
import { rgb } from "../colours.js";
import { ARROW_FRAGMENT, ARROW_VERTEX, RIBBON_FRAGMENT, RIBBON_VERTEX } from "./shaders.js";
import { program } from "./program.js";
import { Table } from "./table.js";

/** @typedef {import("../picture.js").Picture} Picture */

const PIECES = 16;
const CORNERS = 6;

export class Ribbons {
  /** @type {Picture | undefined} */
  #picture;

  /** @param {WebGL2RenderingContext} gl */
  constructor(gl) {
    this.gl = gl;
    this.ends = new Table(gl, "pair");
    this.traits = new Table(gl, "traits");
    this.styles = new Table(gl, "look");
    this.ribbons = program(gl, RIBBON_VERTEX, RIBBON_FRAGMENT);
    this.arrows = program(gl, ARROW_VERTEX, ARROW_FRAGMENT);
    this.list = gl.createBuffer();
  }

  /** @param {Picture} picture */
  show(picture) {
    this.#picture = picture;
    this.ends.resize(picture.lines);
    this.ends.values.set(picture.columns.ends);
    this.ends.send();
    this.traits.resize(picture.lines);
    this.styles.resize(2 * picture.styles.length);
  }

  /** @param {import("../colours.js").Theme} theme */
  paint({ line }) {
    this.#picture?.styles.forEach(({ colour, width, dashed }, at) => {
      this.styles.values.set([...rgb(colour || line), width, Number(dashed), 0, 0, 0], 8 * at);
    });
    this.styles.send();
  }

  /** @param {Uint8Array} shares how much each line stands out */
  stress(shares) {
    if (!this.#picture) return;
    const { columns, bends } = this.#picture;
    const { values } = this.traits;
    for (let line = 0; line < shares.length; line += 1) {
      values[2 * line] = columns.style[line];
      values[2 * line + 1] = shares[line] | ((bends[line] + 128) << 2);
    }
    this.traits.send();
  }

  /**
   * @param {import("./painter.js").Sight} sight @param {Table} places @param {{plain: number, strong: number, faded: number}} opacity
   * @param {{stage: number, lines: number[] | null, bent: number[], pointing: number[]}} which all lines when null
   */
  draw(sight, places, opacity, { stage, lines, bent, pointing }) {
    const { gl, ribbons, arrows } = this;
    const offer = (/** @type {import("./program.js").Program} */ to) => {
      to.use();
      sight(to, stage);
      places.offer(to, "places", 0);
      this.ends.offer(to, "ends", 1);
      this.traits.offer(to, "lines", 2);
      this.styles.offer(to, "styles", 3);
      gl.uniform3f(to.at("opacities"), opacity.plain, opacity.strong, opacity.faded);
    };
    offer(ribbons);
    this.#pieces(1, true);
    if (lines) this.#listed(lines, CORNERS);
    else gl.drawArrays(gl.TRIANGLES, 0, CORNERS * (this.#picture?.lines ?? 0));
    this.#pieces(PIECES, false);
    this.#listed(bent, CORNERS * PIECES);
    if (pointing.length) offer(arrows);
    this.#listed(pointing, 3);
  }

  /** @param {number} count @param {boolean} straightOnly */
  #pieces(count, straightOnly) {
    this.gl.uniform1i(this.ribbons.at("pieces"), count);
    this.gl.uniform1i(this.ribbons.at("straightOnly"), Number(straightOnly));
  }

  /** Draw only these lines. @param {number[]} lines @param {number} corners of each */
  #listed(lines, corners) {
    if (!lines.length) return;
    const { gl } = this;
    const list = new Uint32Array(lines.length * corners);
    lines.forEach((line, at) => {
      for (let corner = 0; corner < corners; corner += 1) list[at * corners + corner] = line * corners + corner;
    });
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, this.list);
    gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, list, gl.STREAM_DRAW);
    gl.drawElements(gl.TRIANGLES, list.length, gl.UNSIGNED_INT, 0);
  }
}
