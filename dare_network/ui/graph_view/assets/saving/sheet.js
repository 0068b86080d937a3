/** What is printed round a picture that is saved: heading and note above it, the legend below. */

/**
 * @typedef {{text: string, x: number, y: number, size: number, bold: boolean}} Line of text, at its left end and middle
 * @typedef {{x: number, y: number, shape: string, colour: string}} Sample
 * @typedef {{width: number, height: number, top: number, lines: Line[], samples: Sample[]}} Sheet in pixels; the picture begins at `top`
 */

export const MARGIN = 24;
const HEADING = { size: 22, leading: 30, bold: true };
const NOTE = { size: 13, leading: 19, bold: false };
const ENTRY = { size: 13, leading: 24, bold: false };
const SAMPLE = 20;
const BETWEEN = 18;

/** @param {number} size @param {boolean} bold @param {string} font @returns {string} as CSS writes it */
export function fontOf(size, bold, font) {
  return `${bold ? "600 " : ""}${size}px ${font}`;
}

/**
 * @param {import("../unpack.js").About} about @param {{width: number, height: number}} picture
 * @param {(text: string, size: number, bold: boolean) => number} measure the width of a text in pixels
 * @returns {Sheet}
 */
export function sheetFor(about, { width, height }, measure) {
  /** @type {Line[]} */
  const lines = [];
  let y = MARGIN;
  for (const [text, { size, leading, bold }] of /** @type {const} */ ([[about.heading, HEADING], [about.note, NOTE]])) {
    for (const line of wrapped(text, width - 2 * MARGIN, (each) => measure(each, size, bold))) {
      lines.push({ text: line, x: MARGIN, y: y + leading / 2, size, bold });
      y += leading;
    }
  }
  const top = lines.length ? y + MARGIN / 2 : 0;
  const { samples, entries, bottom } = legend(about.legend, width, top + height + MARGIN / 2, measure);
  return { width, height: bottom + (samples.length ? MARGIN / 2 : 0), top, lines: [...lines, ...entries], samples };
}

/**
 * @param {import("../unpack.js").LegendEntry[]} given @param {number} width @param {number} start
 * @param {(text: string, size: number, bold: boolean) => number} measure
 */
function legend(given, width, start, measure) {
  /** @type {Sample[]} */
  const samples = [];
  /** @type {Line[]} */
  const entries = [];
  let [x, y] = [MARGIN, start];
  for (const { label, shape, colour } of given) {
    const [text] = wrapped(label, width - 2 * MARGIN - SAMPLE, (each) => measure(each, ENTRY.size, false));
    const wide = SAMPLE + measure(text ?? "", ENTRY.size, false) + BETWEEN;
    if (x > MARGIN && x + wide > width - MARGIN) [x, y] = [MARGIN, y + ENTRY.leading];
    samples.push({ x: x + 7, y: y + ENTRY.leading / 2, shape, colour });
    entries.push({ text: text ?? "", x: x + SAMPLE, y: y + ENTRY.leading / 2, size: ENTRY.size, bold: false });
    x += wide;
  }
  return { samples, entries, bottom: samples.length ? y + ENTRY.leading : start - MARGIN / 2 };
}

/** @param {string} text @param {number} room @param {(text: string) => number} measure @returns {string[]} */
function wrapped(text, room, measure) {
  const lines = [];
  let line = "";
  for (const word of text.replace(/\s+/gu, " ").trim().split(" ").filter(Boolean)) {
    const longer = line ? `${line} ${word}` : word;
    if (line && measure(longer) > room) lines.push(line);
    line = line && measure(longer) > room ? word : longer;
  }
  return line ? [...lines, line] : lines;
}
