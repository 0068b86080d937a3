/** What is chosen in a picture, and which marks and lines stand out because of it. */
import { Walk } from "./walking.js";

/** @typedef {import("./ties.js").Ties} Ties */

export class Choice {
  /** @type {string | null} */
  edge = null;
  /** @type {string | null | undefined} the mark that Python named last */
  #asked;

  /** @param {(id: string) => string[]} ring the neighbours of a mark, clockwise from the top */
  constructor(ring) {
    this.walk = new Walk(ring);
  }

  /** @returns {string | null} the mark that is chosen */
  get node() {
    return this.walk.current;
  }

  /** Choose a mark, a line, or nothing. */
  take({ node = null, edge = null }) {
    this.walk.start(node);
    this.edge = edge;
  }

  /**
   * Follow Python, unless the reader's own click is only coming back.
   * @param {string | null} id
   * @returns {boolean} whether something else is chosen now
   */
  follow(id, ties) {
    if (id === this.#asked) return false;
    this.#asked = id;
    const node = ties.has(id) ? id : null;
    if (node === this.node) return false;
    this.take({ node });
    return true;
  }

  /** Give up what a new picture does not hold; what Python named comes back with its mark. */
  meet(ties, edges) {
    if (!edges.some(({ id }) => id === this.edge)) this.edge = null;
    if (ties.has(this.walk.current) && ties.has(this.walk.centre)) return;
    this.walk.start(this.edge === null && ties.has(this.#asked) ? this.#asked : null);
  }

  /** @param {Ties} ties @returns {Set<string> | null} the marks that stand out; null when none does */
  near(ties, edges) {
    const { centre } = this.walk;
    if (centre !== null) return new Set([centre, ...ties.neighbours(centre)]);
    const chosen = edges.find(({ id }) => id === this.edge);
    return chosen ? new Set([chosen.from, chosen.to]) : null;
  }

  /** @returns {boolean} whether this line stands out */
  holds({ id, from, to }) {
    return this.edge === null ? from === this.walk.centre || to === this.walk.centre : id === this.edge;
  }
}
