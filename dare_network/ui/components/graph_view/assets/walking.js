/**
 * Walking along the ties with the arrow keys. `centre` is the mark whose neighbours are walked round,
 * `current` the one reached; `trail` remembers the earlier centres.
 */
export class Walk {
  centre = null;
  current = null;
  #trail = [];

  /** @param {(id: string) => string[]} neighbours clockwise from the top */
  constructor(neighbours) {
    this.neighbours = neighbours;
  }

  /** Stand on this mark, or nowhere. @param {string | null} id */
  start(id) {
    this.centre = this.current = id;
    this.#trail = [];
  }

  /** To the next neighbour of the centre, or the one before. @param {1 | -1} turn */
  round(turn) {
    const ring = this.neighbours(this.centre);
    const at = ring.indexOf(this.current);
    const next = at < 0 ? (turn > 0 ? 0 : ring.length - 1) : (at + turn + ring.length) % ring.length;
    this.current = ring[next] ?? this.current;
  }

  /** One tie further: the mark reached becomes the centre, and the way back is the last choice. */
  onward() {
    if (this.current !== this.centre) {
      this.#trail.push(this.centre);
      this.centre = this.current;
    }
    const ring = this.neighbours(this.centre);
    const from = this.#trail.at(-1);
    this.current = ring.find((id) => id !== from) ?? ring[0] ?? this.current;
  }

  /** Back to the centre, and from there to the one before. */
  back() {
    if (this.current === this.centre) this.centre = this.#trail.pop() ?? this.centre;
    this.current = this.centre;
  }
}
