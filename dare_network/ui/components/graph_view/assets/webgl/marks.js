/** The marks of a picture, those that stand out above all others. */
import { rgb } from "../colours.js";
import { numberOf } from "../shapes.js";
import { fields } from "./field.js";
import { MARK_FRAGMENT, MARK_VERTEX } from "./shaders.js";
import { program } from "./program.js";
import { Table } from "./table.js";

/** @typedef {import("../picture.js").Picture} Picture */

/** More marks are drawn as points: quicker, but one whose centre leaves the surface vanishes at once. */
const POINTS = 3_000;
const FIELD = 14;

export class Marks {
  /** @type {number[]} */
  #near = [];

  /** @param {WebGL2RenderingContext} gl */
  constructor(gl) {
    this.gl = gl;
    this.traits = new Table(gl, "traits");
    this.kinds = new Table(gl, "look");
    this.points = program(gl, MARK_VERTEX(true), MARK_FRAGMENT(true));
    this.squares = program(gl, MARK_VERTEX(false), MARK_FRAGMENT(false));
    gl.activeTexture(gl.TEXTURE0 + FIELD);
    this.field = fields(gl);
    gl.activeTexture(gl.TEXTURE15);
    this.list = gl.createBuffer();
  }

  /** @param {Picture} picture */
  show(picture) {
    this.picture = picture;
    this.traits.resize(picture.marks);
    this.kinds.resize(picture.kinds.length);
    picture.kinds.forEach(({ colour, shape }, at) => this.kinds.values.set([...rgb(colour), numberOf(shape)], 4 * at));
    this.kinds.send();
  }

  /** @param {import("../stress.js").Stress} stress */
  stress({ marks, near }) {
    const { kind } = /** @type {Picture} */ (this.picture).columns;
    for (let mark = 0; mark < marks.length; mark += 1) {
      this.traits.values[2 * mark] = kind[mark];
      this.traits.values[2 * mark + 1] = marks[mark];
    }
    this.traits.send();
    this.#near = [...(near ?? [])];
  }

  /** @param {import("./painter.js").Sight} sight @param {Table} places @param {import("../colours.js").Theme} theme */
  draw(sight, places, theme) {
    const { marks } = /** @type {Picture} */ (this.picture);
    const many = marks > POINTS;
    this.#offer(many ? this.points : this.squares, sight, this.#near.length ? 1 : 0, places, theme);
    this.gl.drawArrays(many ? this.gl.POINTS : this.gl.TRIANGLES, 0, many ? marks : 6 * marks);
    if (!this.#near.length) return;
    this.#offer(this.squares, sight, 2, places, theme);
    this.#list();
  }

  /**
   * @param {import("./program.js").Program} to @param {import("./painter.js").Sight} sight @param {number} stage
   * @param {Table} places @param {import("../colours.js").Theme} theme
   */
  #offer(to, sight, stage, places, { paper, ink }) {
    const { gl } = this;
    to.use();
    sight(to, stage);
    places.offer(to, "places", 0);
    this.traits.offer(to, "marks", 1);
    this.kinds.offer(to, "kinds", 2);
    gl.uniform1i(to.at("field"), FIELD);
    gl.uniform3fv(to.at("paper"), rgb(paper));
    gl.uniform3fv(to.at("ink"), rgb(ink));
  }

  #list() {
    const { gl } = this;
    const list = Uint32Array.from(this.#near.flatMap((mark) => [0, 1, 2, 3, 4, 5].map((corner) => 6 * mark + corner)));
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, this.list);
    gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, list, gl.STREAM_DRAW);
    gl.drawElements(gl.TRIANGLES, list.length, gl.UNSIGNED_INT, 0);
  }
}
