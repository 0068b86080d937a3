/** Names as lines of text that are short enough to stand beside a mark. */

export const SIZE = 14;
export const LEADING = 16;
const WIDEST = 168;
const LONGEST = 160;

/** @typedef {{lines: string[], width: number}} Set one line or two, and the width of the wider in pixels */

export class Typesetter {
  /** @type {Map<string, Set>} measured once for each name */
  #texts = new Map();
  #font = "";
  /** @type {CanvasRenderingContext2D | undefined} */
  #ctx;

  /** Make the letters of this theme ready. @param {CanvasRenderingContext2D} ctx in pixels of the screen @param {import("./colours.js").Theme} theme */
  use(ctx, theme) {
    const font = `${SIZE}px ${theme.font}`;
    if (font !== this.#font) this.#texts.clear();
    this.#font = font;
    this.#ctx = ctx;
    Object.assign(ctx, { font, textAlign: "center", textBaseline: "middle", lineJoin: "round", lineWidth: 4 });
    Object.assign(ctx, { strokeStyle: theme.paper, fillStyle: theme.ink });
  }

  /** @param {string} name @returns {Set} */
  set(name) {
    const known = this.#texts.get(name);
    if (known) return known;
    const lines = this.#break(name);
    const set = { lines, width: Math.max(...lines.map((line) => this.#width(line))) };
    this.#texts.set(name, set);
    return set;
  }

  /** @param {string} line */
  #width(line) {
    return this.#ctx?.measureText(line).width ?? 0;
  }

  /** @param {string} name */
  #break(name) {
    const text = [...name.replace(/\s+/gu, " ").trim()].slice(0, LONGEST).join("");
    const [first, rest] = this.#fill(text);
    if (!rest) return [first];
    const [second, more] = this.#fill(rest);
    return [first, more ? this.#cut(`${second} ${more}`) : second];
  }

  /** The words that fill a line, and what is left. A word that is too long for a line is cut. @param {string} text */
  #fill(text) {
    if (this.#width(text) <= WIDEST) return [text, ""];
    const words = text.split(" ");
    let count = words.length - 1;
    while (count > 1 && this.#width(words.slice(0, count).join(" ")) > WIDEST) count -= 1;
    const line = words.slice(0, count).join(" ");
    if (count === 0 || this.#width(line) > WIDEST) return [this.#cut(text), ""];
    return [line, words.slice(count).join(" ")];
  }

  /** @param {string} text */
  #cut(text) {
    const letters = [...text];
    while (letters.length > 1 && this.#width(`${letters.join("")}…`) > WIDEST) letters.pop();
    return `${letters.join("").trimEnd()}…`;
  }
}
