/** A column of a picture where shaders can look it up by place: a texture, row after row, and vertices if need be. */

/** @typedef {"place" | "pair" | "traits" | "look"} Kind */

export const ROW = 1024;
/** @type {Record<Kind, {make: (length: number) => Float32Array | Int32Array | Uint16Array, width: number}>} */
const KINDS = {
  place: { make: (length) => new Float32Array(length), width: 4 },
  pair: { make: (length) => new Int32Array(length), width: 2 },
  traits: { make: (length) => new Uint16Array(length), width: 2 },
  look: { make: (length) => new Float32Array(length), width: 4 },
};

export class Table {
  #rows = 0;

  /** @type {WebGLBuffer | undefined} */
  #vertices;

  /** @param {WebGL2RenderingContext} gl @param {Kind} kind @param {{vertices?: boolean}} [also] whether it is also read as vertices */
  constructor(gl, kind, { vertices = false } = {}) {
    this.gl = gl;
    if (vertices) this.#vertices = gl.createBuffer();
    this.kind = kind;
    this.texture = gl.createTexture();
    /** @type {Float32Array | Int32Array | Uint16Array} */
    this.values = KINDS[kind].make(0);
  }

  /** Make room for so many items; what was there is lost. @param {number} items */
  resize(items) {
    const rows = Math.max(1, Math.ceil(items / ROW));
    if (rows === this.#rows) return;
    this.#rows = rows;
    this.values = KINDS[this.kind].make(rows * ROW * KINDS[this.kind].width);
    const { gl } = this;
    const [inner, format, type] = this.#format;
    gl.bindTexture(gl.TEXTURE_2D, this.texture);
    gl.texImage2D(gl.TEXTURE_2D, 0, inner, ROW, rows, 0, format, type, null);
    for (const name of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) gl.texParameteri(gl.TEXTURE_2D, name, gl.NEAREST);
  }

  /** Send the values to the graphics card. */
  send() {
    const { gl } = this;
    const [, format, type] = this.#format;
    gl.bindTexture(gl.TEXTURE_2D, this.texture);
    gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, 0, ROW, this.#rows, format, type, this.values);
    if (!this.#vertices) return;
    gl.bindBuffer(gl.ARRAY_BUFFER, this.#vertices);
    gl.bufferData(gl.ARRAY_BUFFER, this.values, gl.DYNAMIC_DRAW);
  }

  /** Have a program read it vertex by vertex; whoever asks for it ends it. @param {number} input @returns {() => void} the end */
  feed(input) {
    const { gl } = this;
    const { width } = KINDS[this.kind];
    gl.bindBuffer(gl.ARRAY_BUFFER, this.#vertices ?? null);
    gl.enableVertexAttribArray(input);
    if (this.kind === "traits") gl.vertexAttribIPointer(input, width, gl.UNSIGNED_SHORT, 0, 0);
    else gl.vertexAttribPointer(input, width, gl.FLOAT, false, 0, 0);
    return () => gl.disableVertexAttribArray(input);
  }

  /** Have a program find it. @param {import("./program.js").Program} program @param {string} name @param {number} unit */
  offer(program, name, unit) {
    const { gl } = this;
    gl.activeTexture(gl.TEXTURE0 + unit);
    gl.bindTexture(gl.TEXTURE_2D, this.texture);
    gl.uniform1i(program.at(name), unit);
    // What is bound next shall not take the place of this one.
    gl.activeTexture(gl.TEXTURE15);
  }

  /** @returns {[number, number, number]} */
  get #format() {
    const { gl } = this;
    if (this.kind === "pair") return [gl.RG32I, gl.RG_INTEGER, gl.INT];
    if (this.kind === "traits") return [gl.RG16UI, gl.RG_INTEGER, gl.UNSIGNED_SHORT];
    return [gl.RGBA32F, gl.RGBA, gl.FLOAT];
  }
}
