/** The marks of a picture, those that stand out above all others; so small that no shape is seen, they are dust. */
import { rgb } from "../colours.js";
import { numberOf } from "../shapes.js";
import { fields } from "./field.js";
import { DUST_FRAGMENT, DUST_VERTEX, MARK_FRAGMENT, MARK_VERTEX } from "./shaders.js";
import { program } from "./program.js";
import { Table } from "./table.js";

/**
 * @typedef {import("../picture.js").Picture} Picture
 * @typedef {import("./painter.js").Sight} Sight
 * @typedef {import("../colours.js").Theme} Theme
 */

/** The radius in pixels below which no shape is seen. */
const DUST = 2;
const CORNERS = [0, 1, 2, 3, 4, 5];
const FIELD = 14;

export class Marks {
  /** @type {number[]} */
  #near = [];
  #count = 0;
  #largest = 0;
  /** @type {WebGLTexture | undefined} */
  #field;

  /** @param {WebGL2RenderingContext} gl */
  constructor(gl) {
    this.gl = gl;
    this.traits = new Table(gl, "traits", { vertices: true });
    this.kinds = new Table(gl, "look");
    this.shapes = program(gl, MARK_VERTEX, MARK_FRAGMENT);
    this.dust = program(gl, DUST_VERTEX, DUST_FRAGMENT);
    this.list = gl.createBuffer();
  }

  /** @param {Picture} picture */
  show(picture) {
    this.kind = picture.columns.kind;
    this.#count = picture.marks;
    this.#largest = picture.columns.size.reduce((most, size) => Math.max(most, size), 0);
    this.traits.resize(picture.marks);
    this.kinds.resize(picture.kinds.length);
    picture.kinds.forEach(({ colour, shape }, at) => this.kinds.values.set([...rgb(colour), numberOf(shape)], 4 * at));
    this.kinds.send();
  }

  /** @param {import("../stress.js").Stress} stress */
  stress({ marks, near }) {
    const { values } = this.traits;
    marks.forEach((share, mark) => {
      values[2 * mark] = this.kind?.[mark] ?? 0;
      values[2 * mark + 1] = share;
    });
    this.traits.send();
    this.#near = [...(near ?? [])];
  }

  /** @param {Sight} sight @param {Table} places @param {Theme} theme @param {number} scale */
  draw(sight, places, theme, scale) {
    const stage = this.#near.length ? 1 : 0;
    if (this.#largest * scale < DUST) this.#dust(sight, places, theme);
    else this.#shapes(sight, places, theme, stage, null);
    if (this.#near.length) this.#shapes(sight, places, theme, 2, this.#near);
  }

  /** @param {Sight} sight @param {Table} places @param {Theme} theme */
  #dust(sight, places, { paper }) {
    const { gl, dust } = this;
    dust.use();
    sight(dust, 0);
    this.kinds.offer(dust, "kinds", 2);
    gl.uniform3fv(dust.at("paper"), rgb(paper));
    const ends = [places.feed(dust.input("place")), this.traits.feed(dust.input("traits"))];
    gl.drawArrays(gl.POINTS, 0, this.#count);
    for (const end of ends) end();
  }

  /** @param {Sight} sight @param {Table} places @param {Theme} theme @param {number} stage @param {number[] | null} some */
  #shapes(sight, places, { paper, ink }, stage, some) {
    const { gl, shapes } = this;
    shapes.use();
    sight(shapes, stage);
    places.offer(shapes, "places", 0);
    this.traits.offer(shapes, "marks", 1);
    this.kinds.offer(shapes, "kinds", 2);
    gl.activeTexture(gl.TEXTURE0 + FIELD);
    this.#field ??= fields(gl);
    gl.bindTexture(gl.TEXTURE_2D_ARRAY, this.#field);
    gl.activeTexture(gl.TEXTURE15);
    gl.uniform1i(shapes.at("field"), FIELD);
    gl.uniform3fv(shapes.at("paper"), rgb(paper));
    gl.uniform3fv(shapes.at("ink"), rgb(ink));
    if (!some) return gl.drawArrays(gl.TRIANGLES, 0, CORNERS.length * this.#count);
    const list = Uint32Array.from(some.flatMap((mark) => CORNERS.map((corner) => CORNERS.length * mark + corner)));
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, this.list);
    gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, list, gl.STREAM_DRAW);
    gl.drawElements(gl.TRIANGLES, list.length, gl.UNSIGNED_INT, 0);
  }
}
