/** Who is tied to whom in a picture. */
export class Ties {
  /** @type {Map<string, Set<string>>} */
  #neighbours = new Map();
  /** @type {Map<string, number>} */
  #counts = new Map();

  constructor({ nodes, edges }) {
    for (const { id } of nodes) this.#neighbours.set(id, new Set());
    for (const { from, to } of edges) {
      if (!this.has(from) || !this.has(to)) continue;
      for (const end of new Set([from, to])) this.#counts.set(end, this.count(end) + 1);
      if (from === to) continue;
      this.#neighbours.get(from).add(to);
      this.#neighbours.get(to).add(from);
    }
  }

  has(id) {
    return this.#neighbours.has(id);
  }

  /** @returns {number} lines that end at this mark */
  count(id) {
    return this.#counts.get(id) ?? 0;
  }

  /** @returns {Set<string>} */
  neighbours(id) {
    return this.#neighbours.get(id) ?? new Set();
  }

  /** @returns {string | null} where a walk begins: the mark with the most ties */
  busiest() {
    let best = null;
    for (const id of this.#neighbours.keys()) {
      if (best === null || this.count(id) > this.count(best)) best = id;
    }
    return best;
  }

  /** Neighbours clockwise from the top. @param {Record<string, {x: number, y: number}>} positions */
  ring(id, positions) {
    const { x, y } = positions[id];
    const angle = (other) => {
      const turn = Math.atan2(positions[other].x - x, y - positions[other].y);
      return turn < 0 ? turn + 2 * Math.PI : turn;
    };
    return [...this.neighbours(id)].sort((one, other) => angle(one) - angle(other));
  }
}
