/** How far each point lies outside the outline of a shape: one small picture a shape, drawn large or small by shaders. */
import { SHAPES } from "../shapes.js";

/** A field reaches so many radii from the centre. */
export const REACH = 1.75;
const SIDE = 64;

/** @param {WebGL2RenderingContext} gl @returns {WebGLTexture} */
export function fields(gl) {
  const shapes = Object.values(SHAPES);
  const values = new Float32Array(shapes.length * SIDE * SIDE);
  let at = 0;
  for (const corners of shapes) {
    for (let row = 0; row < SIDE; row += 1) {
      for (let column = 0; column < SIDE; column += 1) values[at++] = distance(corners, place(column), place(row));
    }
  }
  const texture = gl.createTexture();
  gl.bindTexture(gl.TEXTURE_2D_ARRAY, texture);
  gl.texImage3D(gl.TEXTURE_2D_ARRAY, 0, gl.R16F, SIDE, SIDE, shapes.length, 0, gl.RED, gl.FLOAT, values);
  for (const name of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) gl.texParameteri(gl.TEXTURE_2D_ARRAY, name, gl.LINEAR);
  for (const name of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) gl.texParameteri(gl.TEXTURE_2D_ARRAY, name, gl.CLAMP_TO_EDGE);
  return texture;
}

/** @param {number} texel */
function place(texel) {
  return ((texel + 0.5) / SIDE - 0.5) * 2 * REACH;
}

/** @param {import("../shapes.js").Outline} corners @param {number} x @param {number} y @returns {number} below 0 inside */
function distance(corners, x, y) {
  if (!corners.length) return Math.hypot(x, y) - 1;
  // In squares, and without a call for each corner: the first picture waits for thirty thousand of these.
  let [nearest, inside] = [Infinity, false];
  let [x1, y1] = corners[corners.length - 1];
  for (const [x2, y2] of corners) {
    const [dx, dy] = [x2 - x1, y2 - y1];
    const share = Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy)));
    const [across, down] = [x - x1 - share * dx, y - y1 - share * dy];
    nearest = Math.min(nearest, across * across + down * down);
    if (y1 > y !== y2 > y && x < x1 + ((y - y1) / dy) * dx) inside = !inside;
    [x1, y1] = [x2, y2];
  }
  return Math.sqrt(nearest) * (inside ? -1 : 1);
}
