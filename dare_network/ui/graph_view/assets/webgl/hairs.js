/** Lines as thin as can be, straight and without dashes, for pictures with very many: one call for each style. */
import { rgb } from "../colours.js";
import { HAIR_FRAGMENT, HAIR_VERTEX } from "./shaders.js";
import { program } from "./program.js";

/** @typedef {import("../picture.js").Picture} Picture */

export class Hairs {
  /** @type {{style: import("../picture.js").Style, start: number, count: number}[]} */
  #bundles = [];

  /** @param {WebGL2RenderingContext} gl */
  constructor(gl) {
    this.gl = gl;
    this.program = program(gl, HAIR_VERTEX, HAIR_FRAGMENT);
    this.list = gl.createBuffer();
  }

  /** @param {Picture} picture */
  show({ columns: { ends, style }, styles }) {
    const { gl } = this;
    const counts = new Uint32Array(styles.length);
    for (const each of style) counts[each] += 1;
    let start = 0;
    this.#bundles = styles.map((each, at) => ({ style: each, start: (start += counts[at]) - counts[at], count: counts[at] }));
    const next = Uint32Array.from(this.#bundles, (bundle) => 2 * bundle.start);
    const list = new Uint32Array(ends.length);
    for (let line = 0; line < style.length; line += 1) {
      list[next[style[line]]++] = ends[2 * line];
      list[next[style[line]]++] = ends[2 * line + 1];
    }
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, this.list);
    gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, list, gl.STATIC_DRAW);
  }

  /**
   * @param {import("./painter.js").Sight} sight @param {import("./table.js").Table} places @param {import("../colours.js").Theme} theme
   * @param {{plain: number, faded: number}} opacity @param {boolean} faded whether something else stands out
   */
  draw(sight, places, theme, opacity, faded) {
    const { gl, program } = this;
    program.use();
    sight(program, 0);
    const end = places.feed(program.input("place"));
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, this.list);
    for (const { style, start, count } of this.#bundles) {
      const [red, green, blue] = rgb(style.colour || theme.line);
      gl.uniform4f(program.at("colour"), red, green, blue, faded || style.faded ? opacity.faded : opacity.plain);
      gl.drawElements(gl.LINES, 2 * count, gl.UNSIGNED_INT, 8 * start);
    }
    end();
  }
}
