/** What Python packs in `charts/picture_bytes.py`, unpacked. */
import { Picture } from "./picture.js";

/**
 * @typedef {{label: string, shape: string, colour: string}} LegendEntry
 * @typedef {{
 *   graph: string, label: string, heading: string, note: string, height: number, vendor: string,
 *   revision: string, legend: LegendEntry[], texts: Record<string, string>,
 * }} About what surrounds a picture
 * @typedef {{
 *   kinds: [string, string, boolean][], styles: [string, number, boolean, boolean, boolean][],
 *   holds: Record<string, number>, titles?: string[], lineTitles?: string[],
 *   columns: [string, "f" | "I" | "H" | "B", number][],
 * }} Layout
 */

const DIGEST = 16;
const ARRAYS = { f: Float32Array, I: Uint32Array, H: Uint16Array, B: Uint8Array };
const letters = new TextDecoder();

/** @param {Uint8Array} sent @returns {string} equal for equal bytes */
export function digestOf(sent) {
  return [...sent.subarray(0, DIGEST)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @param {Uint8Array} sent @returns {{about: About, picture: Picture}} */
export function unpack(sent) {
  // A copy of its own: numbers of four bytes have to begin at a multiple of four.
  const buffer = /** @type {ArrayBuffer} */ (sent.slice().buffer);
  const length = new DataView(buffer).getUint32(DIGEST, true);
  const start = DIGEST + 4;
  const header = JSON.parse(letters.decode(new Uint8Array(buffer, start, length)));
  const { kinds, styles, holds, titles, lineTitles, columns, legend, ...about } = header;
  const entries = legend.map((/** @type {string[]} */ [label, shape, colour]) => ({ label, shape, colour }));
  const picture = new Picture(arrays(buffer, start + length, columns), { kinds, styles, holds, titles, lineTitles });
  return { about: { ...about, legend: entries }, picture };
}

/**
 * @param {ArrayBuffer} buffer @param {number} start @param {Layout["columns"]} columns
 * @returns {any} the columns by name
 */
function arrays(buffer, start, columns) {
  /** @type {Record<string, ArrayBufferView>} */
  const found = {};
  let at = start;
  for (const [name, type, length] of columns) {
    found[name] = new ARRAYS[type](buffer, at, length);
    at += found[name].byteLength;
  }
  return found;
}
