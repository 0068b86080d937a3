/** Who is tied to whom in a picture, by the places of the marks. */
export class Ties {
  /** @type {Uint32Array} where the ties of each mark begin in `#others` and `#lines` */
  #starts;
  /** @type {Uint32Array} */
  #others;
  /** @type {Uint32Array} */
  #lines;

  /** @param {number} marks @param {import("./picture.js").Numbers} ends source and target of each line */
  constructor(marks, ends) {
    this.#starts = new Uint32Array(marks + 1);
    for (let line = 0; line < ends.length; line += 2) {
      this.#starts[ends[line] + 1] += 1;
      if (ends[line] !== ends[line + 1]) this.#starts[ends[line + 1] + 1] += 1;
    }
    for (let mark = 0; mark < marks; mark += 1) this.#starts[mark + 1] += this.#starts[mark];
    this.#others = new Uint32Array(this.#starts[marks]);
    this.#lines = new Uint32Array(this.#starts[marks]);
    this.#fill(ends);
  }

  /** @param {import("./picture.js").Numbers} ends */
  #fill(ends) {
    const next = this.#starts.slice();
    const tie = (/** @type {number} */ one, /** @type {number} */ other, /** @type {number} */ line) => {
      this.#others[next[one]] = other;
      this.#lines[next[one]] = line;
      next[one] += 1;
    };
    for (let line = 0; line < ends.length / 2; line += 1) {
      const [source, target] = [ends[2 * line], ends[2 * line + 1]];
      tie(source, target, line);
      if (source !== target) tie(target, source, line);
    }
  }

  /** @param {number} mark @returns {number} lines that end at this mark */
  count(mark) {
    return this.#starts[mark + 1] - this.#starts[mark];
  }

  /** @param {number} mark @returns {Uint32Array} the lines that end at this mark */
  lines(mark) {
    return this.#lines.subarray(this.#starts[mark], this.#starts[mark + 1]);
  }

  /** @param {number} mark @returns {number[]} each once, and never the mark itself */
  neighbours(mark) {
    const others = this.#others.subarray(this.#starts[mark], this.#starts[mark + 1]);
    return [...new Set(others)].filter((other) => other !== mark);
  }

  /** @returns {number} where a walk begins: the mark with the most ties, -1 when there is none */
  busiest() {
    let best = -1;
    for (let mark = 0; mark < this.#starts.length - 1; mark += 1) {
      if (best < 0 || this.count(mark) > this.count(best)) best = mark;
    }
    return best;
  }

  /**
   * Neighbours clockwise from the top.
   * @param {number} mark @param {import("./places.js").Places} places @returns {number[]}
   */
  ring(mark, places) {
    const angle = (/** @type {number} */ other) => {
      const turn = Math.atan2(places.x[other] - places.x[mark], places.y[mark] - places.y[other]);
      return turn < 0 ? turn + 2 * Math.PI : turn;
    };
    return this.neighbours(mark).sort((one, other) => angle(one) - angle(other));
  }
}
