/** What surrounds the drawing: buttons, legend, and the sentences that are shown or spoken. */
import { path } from "./shapes.js";

/** @typedef {import("./unpack.js").About} About */

export class Frame {
  /** @type {Record<string, string>} */
  texts = {};

  /** @param {HTMLElement} element @param {import("./view.js").GraphView} view @param {AbortSignal} signal */
  constructor(element, view, signal) {
    this.element = element;
    /** @type {Record<string, () => void>} */
    const actions = {
      zoomIn: () => view.stage?.camera.zoom(1.4),
      zoomOut: () => view.stage?.camera.zoom(1 / 1.4),
      fit: () => view.stage?.fit(),
      fullscreen: () => this.#toggleFullscreen(),
      savePng: () => view.save("png"),
      saveSvg: () => view.save("svg"),
    };
    for (const button of this.#buttons) {
      button.addEventListener("click", () => view.stage && actions[button.dataset.tool ?? ""]?.(), { signal });
    }
    document.addEventListener("fullscreenchange", () => this.#nameTools(), { signal });
    this.#find("[data-tool=fullscreen]").hidden = !document.fullscreenEnabled;
  }

  /** @returns {NodeListOf<HTMLElement>} */
  get #buttons() {
    return this.element.querySelectorAll("[data-tool]");
  }

  /** Where the buttons lie on the picture, around their middle. */
  get tools() {
    const { offsetLeft, offsetTop, offsetWidth: width, offsetHeight: height } = this.#find(".tools");
    return { x: offsetLeft + width / 2, y: offsetTop + height / 2, width, height };
  }

  get #isFull() {
    return /** @type {ShadowRoot} */ (this.element.getRootNode()).fullscreenElement === this.element;
  }

  /** @param {string} place @returns {HTMLElement} */
  #find(place) {
    return /** @type {HTMLElement} */ (this.element.querySelector(place));
  }

  /** @param {About} about @param {boolean} empty whether there is nothing to draw */
  fill({ texts, legend, label, height }, empty) {
    this.texts = texts;
    this.element.hidden = false;
    this.element.style.setProperty("--height", `${height}px`);
    const surface = this.#find(".surface");
    surface.setAttribute("aria-label", label);
    surface.setAttribute("aria-roledescription", texts.role);
    this.#find("#hint").textContent = texts.hint;
    this.say(empty ? texts.empty : "");
    this.#nameTools();
    const list = this.#find(".legend");
    list.setAttribute("aria-label", texts.legend);
    list.replaceChildren(...legend.map(legendEntry));
  }

  /** Show a sentence in place of the picture. @param {string} sentence */
  say(sentence) {
    const place = this.#find(".sentence");
    place.textContent = sentence;
    place.hidden = !sentence;
  }

  /** Tell those who hear the page. @param {string} sentence */
  announce(sentence) {
    const place = this.#find(".spoken");
    // The same words twice are no change and would not be spoken again.
    place.textContent = place.textContent === sentence ? `${sentence}\u00a0` : sentence;
  }

  #nameTools() {
    for (const button of this.#buttons) {
      const { tool = "" } = button.dataset;
      const name = this.texts[tool === "fullscreen" && this.#isFull ? "leaveFullscreen" : tool];
      button.setAttribute("aria-label", name);
      button.title = name;
    }
  }

  #toggleFullscreen() {
    // A browser may refuse, for instance inside a frame of another page; the picture then stays as it is.
    const change = this.#isFull ? document.exitFullscreen() : this.element.requestFullscreen();
    change.catch(() => undefined);
  }
}

/** @param {import("./unpack.js").LegendEntry} entry */
function legendEntry({ label, shape, colour }) {
  const space = "http://www.w3.org/2000/svg";
  const outline = document.createElementNS(space, "path");
  outline.setAttribute("d", path(shape, 7.5));
  outline.setAttribute("fill", colour);
  const drawing = document.createElementNS(space, "svg");
  drawing.setAttribute("viewBox", "-10 -10 20 20");
  drawing.setAttribute("aria-hidden", "true");
  drawing.append(outline);
  const item = document.createElement("li");
  item.append(drawing, label);
  return item;
}
