/**
 * A picture as columns of numbers. Marks and lines are known by their place in the columns; a mark also
 * by its key, which it keeps from one picture to the next.
 */
import { bends } from "./bends.js";
import { Ties } from "./ties.js";

/**
 * @typedef {{shape: string, colour: string, faded: boolean}} Kind of a mark
 * @typedef {{colour: string, width: number, dashed: boolean, arrow: boolean, faded: boolean}} Style of a line
 * @typedef {Uint8Array | Uint16Array | Uint32Array} Numbers
 * @typedef {{
 *   x: Float32Array, y: Float32Array, size: Float32Array, ends: Numbers, key: Uint32Array,
 *   kind: Numbers, style: Numbers, label: Uint8Array,
 * }} Columns
 * @typedef {{
 *   kinds: [string, string, boolean][], styles: [string, number, boolean, boolean, boolean][],
 *   holds: Record<string, number>, titles?: string[], lineTitles?: string[],
 * }} Words
 */

const BREAK = 10;
/** More than there can be. */
const PLACES = 2 ** 24;
const letters = new TextDecoder();

export class Picture {
  /** @type {Map<number, number> | undefined} */
  #places;
  /** @type {Uint32Array | undefined} where each label begins */
  #starts;
  /** @type {Uint32Array | undefined} */
  #bySize;
  /** @type {Ties | undefined} */
  #ties;
  /** @type {Int8Array | undefined} */
  #bends;

  /** @param {Columns} columns @param {Words} words */
  constructor(columns, words) {
    this.columns = columns;
    this.words = words;
    /** @type {Kind[]} */
    this.kinds = words.kinds.map(([shape, colour, faded]) => ({ shape, colour, faded }));
    /** @type {Style[]} */
    this.styles = words.styles.map(([colour, width, dashed, arrow, faded]) => ({ colour, width, dashed, arrow, faded }));
  }

  get marks() {
    return this.columns.key.length;
  }

  get lines() {
    return this.columns.style.length;
  }

  /** @param {number} mark */
  kind(mark) {
    return /** @type {Kind} */ (this.kinds[this.columns.kind[mark]]);
  }

  /** @param {number} line */
  style(line) {
    return /** @type {Style} */ (this.styles[this.columns.style[line]]);
  }

  /** @param {number} mark @returns {number} how many others it stands for */
  holds(mark) {
    return this.words.holds[mark] ?? 0;
  }

  /** @param {number} mark @returns {number} */
  key(mark) {
    return this.columns.key[mark];
  }

  /** @param {number | null | undefined} key @returns {number} the place of this mark, -1 when it is not here */
  at(key) {
    if (key === null || key === undefined) return -1;
    this.#places ??= new Map(Array.from(this.columns.key, (each, at) => [each, at]));
    return this.#places.get(key) ?? -1;
  }

  /** @param {number} line @returns {[number, number]} the places of the marks at its ends */
  ends(line) {
    return [this.columns.ends[2 * line], this.columns.ends[2 * line + 1]];
  }

  get ties() {
    this.#ties ??= new Ties(this.marks, this.columns.ends);
    return this.#ties;
  }

  /** How far each line is bent aside from those beside it, in units of the picture. */
  get bends() {
    this.#bends ??= bends(this.columns.ends);
    return this.#bends;
  }

  /** All marks, large ones first. */
  get bySize() {
    this.#bySize ??= bySize(this.columns.size);
    return this.#bySize;
  }

  /** @param {number} mark @returns {string} */
  label(mark) {
    const { label } = this.columns;
    this.#starts ??= starts(label, this.marks);
    return letters.decode(label.subarray(this.#starts[mark], this.#starts[mark + 1] - 1));
  }

  /** @param {number} mark @returns {string} what there is to say of it; empty in a large picture */
  title(mark) {
    return this.words.titles?.[mark] ?? "";
  }

  /** @param {number} line @returns {string} in a large picture the names of its ends */
  lineTitle(line) {
    return this.words.lineTitles?.[line] ?? this.ends(line).map((end) => this.label(end)).join(" – ");
  }

  /** @param {number} line how Python knows it: by its ends, and how many with the same ends come before it */
  lineName(line) {
    const { ends } = this.columns;
    let nth = 0;
    for (let each = 0; each < line; each += 1) {
      if (ends[2 * each] === ends[2 * line] && ends[2 * each + 1] === ends[2 * line + 1]) nth += 1;
    }
    return { ends: this.ends(line).map((end) => this.key(end)), nth };
  }

  /** @param {{ends: number[], nth: number}} name @returns {number} the line of this name, -1 when it is not here */
  lineAt({ ends: [source, target], nth }) {
    const { ends } = this.columns;
    const [from, to] = [this.at(source), this.at(target)];
    let left = nth;
    for (let line = 0; line < this.lines; line += 1) {
      if (ends[2 * line] === from && ends[2 * line + 1] === to && left-- === 0) return line;
    }
    return -1;
  }
}

/** @param {Float32Array} size @returns {Uint32Array} the places of these sizes, the largest first */
function bySize(size) {
  // Numbers alone are sorted quickly: each holds a size, in sixteenths, and where it stands.
  const ranks = Float64Array.from(size, (each, at) => at - Math.round(each * 16) * PLACES).sort();
  return Uint32Array.from(ranks, (rank) => rank - Math.floor(rank / PLACES) * PLACES);
}

/** @param {Uint8Array} text @param {number} count @returns {Uint32Array} */
function starts(text, count) {
  const found = new Uint32Array(count + 1);
  let at = 0;
  for (let mark = 1; mark <= count; mark += 1) {
    const end = text.indexOf(BREAK, at);
    at = (end < 0 ? text.length : end) + 1;
    found[mark] = at;
  }
  return found;
}
