/** What there is to say of whatever the pointer rests on. */

const RESTING = 150;
const BESIDE = 12;

export class Tooltip {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #waiting;

  /** @param {HTMLElement} element */
  constructor(element) {
    this.element = element;
  }

  /** @param {() => string} words asked for when the pointer has rested @param {import("./camera.js").Point} at */
  await(words, at) {
    this.hide();
    this.#waiting = setTimeout(() => this.#show(words(), at), RESTING);
  }

  /** @param {string} words @param {import("./camera.js").Point} at */
  #show(words, { x, y }) {
    const { element } = this;
    element.textContent = words;
    element.hidden = !words;
    const room = /** @type {HTMLElement} */ (element.offsetParent ?? element);
    element.style.left = `${Math.max(0, Math.min(x + BESIDE, room.clientWidth - element.offsetWidth))}px`;
    const above = y + BESIDE + element.offsetHeight > room.clientHeight;
    element.style.top = `${Math.max(0, above ? y - BESIDE - element.offsetHeight : y + BESIDE)}px`;
  }

  hide() {
    clearTimeout(this.#waiting);
    this.element.hidden = true;
  }
}
