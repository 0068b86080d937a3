/** What is chosen in a picture. Marks are named by their keys, so that a choice outlives its picture. */
import { Walk } from "./walking.js";

/** @typedef {import("./picture.js").Picture} Picture */
/** @typedef {{ends: number[], nth: number}} LineName */

export class Choice {
  walk = new Walk();
  /** @type {LineName | null} */
  line = null;
  /** @type {number[]} the marks round which the reader drew */
  lasso = [];
  /** @type {number | null | undefined} the mark that Python named last */
  #asked;

  /** @returns {number | null} the mark that is chosen */
  get mark() {
    return this.walk.current;
  }

  get empty() {
    return this.mark === null && this.line === null && !this.lasso.length;
  }

  /** Choose a mark, a line, several marks, or nothing. @param {{mark?: number | null, line?: LineName | null, lasso?: number[]}} chosen */
  take({ mark = null, line = null, lasso = [] }) {
    this.walk.start(mark);
    this.line = line;
    this.lasso = lasso;
  }

  /**
   * Follow Python, unless the reader's own click is only coming back.
   * @param {number | null} key @param {Picture} picture
   * @returns {boolean} whether something else is chosen now
   */
  follow(key, picture) {
    if (key === this.#asked) return false;
    this.#asked = key;
    const mark = picture.at(key) < 0 ? null : key;
    if (mark === this.mark) return false;
    this.take({ mark });
    return true;
  }

  /** Give up what a new picture does not hold; what Python named comes back with its mark. @param {Picture} picture */
  meet(picture) {
    if (this.line && picture.lineAt(this.line) < 0) this.line = null;
    this.lasso = this.lasso.filter((key) => picture.at(key) >= 0);
    if (picture.at(this.walk.current) >= 0 && picture.at(this.walk.centre) >= 0) return;
    const asked = this.#asked ?? null;
    this.walk.start(!this.line && !this.lasso.length && picture.at(asked) >= 0 ? asked : null);
  }

  /** @param {Picture} picture @returns {Set<number> | null} the places of the marks that stand out; null when none does */
  near(picture) {
    const centre = picture.at(this.walk.centre);
    if (centre >= 0) return new Set([centre, ...picture.ties.neighbours(centre)]);
    if (this.line) return new Set(picture.ends(picture.lineAt(this.line)));
    return this.lasso.length ? new Set(this.lasso.map((key) => picture.at(key))) : null;
  }

  /** @param {Picture} picture @param {Set<number>} near @returns {Iterable<number>} the lines that stand out */
  heldLines(picture, near) {
    if (this.line) return [picture.lineAt(this.line)];
    const centre = picture.at(this.walk.centre);
    if (centre >= 0) return picture.ties.lines(centre);
    const between = (/** @type {number} */ line) => picture.ends(line).every((end) => near.has(end));
    return new Set([...near].flatMap((mark) => [...picture.ties.lines(mark)].filter(between)));
  }
}
