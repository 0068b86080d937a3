/** Handing a picture to the reader as a file. */
import { png } from "./png.js";
import { fontOf, sheetFor } from "./sheet.js";
import { svg } from "./svg.js";

/** @typedef {import("../stage.js").Stage | import("../fallback/stage.js").Stage} Stage */

/**
 * @param {"png" | "svg"} format @param {Stage} stage @param {import("../unpack.js").About} about
 * @param {import("../colours.js").Theme} theme
 */
export async function save(format, stage, about, theme) {
  const layers = stage.snapshot();
  const { camera } = stage;
  const sheet = sheetFor(about, camera, measuring(theme.font));
  const ratio = layers[0].width / camera.width;
  const file = format === "png" ? await png(sheet, layers, theme, ratio) : svg(sheet, stage.scene, stage.labels.placed, theme);
  if (file) hand(file, `${about.texts.file}.${format}`);
}

/** @param {string} font @returns {(text: string, size: number, bold: boolean) => number} */
function measuring(font) {
  const ctx = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
  return (text, size, bold) => {
    ctx.font = fontOf(size, bold, font);
    return ctx.measureText(text).width;
  };
}

/** @param {Blob} file @param {string} name */
function hand(file, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The browser has to fetch it first.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
