/** Names as lines of text that are short enough to stand beside a mark. */

const SIZE = 14;
export const LEADING = 16;
const WIDEST = 168;
const LONGEST = 160;

export class Typesetter {
  /** @type {Map<string, {lines: string[], width: number}>} measured once for each name */
  #texts = new Map();
  #font = "";

  /** Make the letters of this theme ready. @param {CanvasRenderingContext2D} ctx in pixels of the screen */
  use(ctx, theme) {
    const font = `${SIZE}px ${theme.font}`;
    if (font !== this.#font) this.#texts.clear();
    this.#font = font;
    this.ctx = ctx;
    Object.assign(ctx, { font, textAlign: "center", textBaseline: "middle", lineJoin: "round", lineWidth: 4 });
    Object.assign(ctx, { strokeStyle: theme.paper, fillStyle: theme.ink });
  }

  /** @returns {{lines: string[], width: number}} one line or two, and the width of the wider in pixels */
  set(name) {
    if (!this.#texts.has(name)) {
      const lines = this.#break(name);
      this.#texts.set(name, { lines, width: Math.max(...lines.map((line) => this.#width(line))) });
    }
    return this.#texts.get(name);
  }

  #width(line) {
    return this.ctx.measureText(line).width;
  }

  #break(name) {
    const text = [...name.replace(/\s+/gu, " ").trim()].slice(0, LONGEST).join("");
    const [first, rest] = this.#fill(text);
    if (!rest) return [first];
    const [second, more] = this.#fill(rest);
    return [first, more ? this.#cut(`${second} ${more}`) : second];
  }

  /** The words that fill a line, and what is left. A word that is too long for a line is cut. */
  #fill(text) {
    if (this.#width(text) <= WIDEST) return [text, ""];
    const words = text.split(" ");
    let count = words.length - 1;
    while (count > 1 && this.#width(words.slice(0, count).join(" ")) > WIDEST) count -= 1;
    const line = words.slice(0, count).join(" ");
    if (count === 0 || this.#width(line) > WIDEST) return [this.#cut(text), ""];
    return [line, words.slice(count).join(" ")];
  }

  #cut(text) {
    const letters = [...text];
    while (letters.length > 1 && this.#width(`${letters.join("")}…`) > WIDEST) letters.pop();
    return `${letters.join("").trimEnd()}…`;
  }
}
