/** A picture as an image: what is seen, dot by dot, with heading, note and legend. */
import { path } from "../shapes.js";
import { fontOf } from "./sheet.js";

/**
 * @param {import("./sheet.js").Sheet} sheet @param {HTMLCanvasElement[]} layers @param {import("../colours.js").Theme} theme
 * @param {number} ratio dots for a pixel
 * @returns {Promise<Blob | null>}
 */
export function png({ width, height, top, lines, samples }, layers, theme, ratio) {
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  const ctx = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  ctx.fillStyle = theme.paper;
  ctx.fillRect(0, 0, canvas.width, canvas.height);
  for (const layer of layers) ctx.drawImage(layer, 0, Math.round(top * ratio));
  ctx.scale(ratio, ratio);
  ctx.textBaseline = "middle";
  for (const { text, x, y, size, bold } of lines) {
    ctx.font = fontOf(size, bold, theme.font);
    ctx.fillStyle = theme.ink;
    ctx.fillText(text, x, y);
  }
  for (const { x, y, shape, colour } of samples) {
    ctx.fillStyle = colour;
    ctx.fill(new Path2D(path(shape, 6, { x, y })));
  }
  return new Promise((done) => { canvas.toBlob(done, "image/png"); });
}
