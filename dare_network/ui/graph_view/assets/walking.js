/**
 * Walking along the ties with the arrow keys. `centre` is the mark whose neighbours are walked round,
 * `current` the one reached; `trail` remembers the earlier centres. Marks are named by their keys.
 */
export class Walk {
  /** @type {number | null} */
  centre = null;
  /** @type {number | null} */
  current = null;
  /** @type {number[]} */
  #trail = [];

  /** Stand on this mark, or nowhere. @param {number | null} mark */
  start(mark) {
    this.centre = this.current = mark;
    this.#trail = [];
  }

  /** To the next neighbour of the centre, or the one before. @param {1 | -1} turn @param {Ring} ring */
  round(turn, ring) {
    if (this.centre === null || this.current === null) return;
    const around = ring(this.centre);
    const at = around.indexOf(this.current);
    const next = at < 0 ? (turn > 0 ? 0 : around.length - 1) : (at + turn + around.length) % around.length;
    this.current = around[next] ?? this.current;
  }

  /** One tie further: the mark reached becomes the centre, and the way back is the last choice. @param {Ring} ring */
  onward(ring) {
    if (this.centre === null || this.current === null) return;
    if (this.current !== this.centre) {
      this.#trail.push(this.centre);
      this.centre = this.current;
    }
    const around = ring(this.centre);
    const from = this.#trail.at(-1);
    this.current = around.find((mark) => mark !== from) ?? around[0] ?? this.current;
  }

  /** Back to the centre, and from there to the one before. */
  back() {
    if (this.current === this.centre) this.centre = this.#trail.pop() ?? this.centre;
    this.current = this.centre;
  }
}

/** @typedef {(mark: number) => number[]} Ring the neighbours of a mark, clockwise from the top */
