/** What surrounds the drawing: buttons, legend, and the sentences that are shown or spoken. */

export class Frame {
  /** @param {HTMLElement} element @param {import("./view.js").GraphView} view @param {AbortSignal} signal */
  constructor(element, view, signal) {
    this.element = element;
    const actions = {
      zoomIn: () => view.camera.zoom(1.4),
      zoomOut: () => view.camera.zoom(1 / 1.4),
      fit: () => view.camera.fit(),
      fullscreen: () => this.#toggleFullscreen(),
      save: () => saveImage(view.surface.querySelector("canvas"), view.theme.paper, this.texts.file),
    };
    const press = (button) => view.network && actions[button.dataset.tool]();
    for (const button of this.#buttons) button.addEventListener("click", () => press(button), { signal });
    document.addEventListener("fullscreenchange", () => this.#nameTools(), { signal });
    this.#find("[data-tool=fullscreen]").hidden = !document.fullscreenEnabled;
  }

  get #buttons() {
    return this.element.querySelectorAll("[data-tool]");
  }

  /** Where the buttons lie on the picture, around their middle. */
  get tools() {
    const { offsetLeft, offsetTop, offsetWidth: width, offsetHeight: height } = this.#find(".tools");
    return { x: offsetLeft + width / 2, y: offsetTop + height / 2, width, height };
  }

  get #isFull() {
    return this.element.getRootNode().fullscreenElement === this.element;
  }

  /** @returns {HTMLElement} */
  #find(place) {
    return this.element.querySelector(place);
  }

  fill({ texts, legend, label, height, nodes }) {
    this.texts = texts;
    this.element.hidden = false;
    this.element.style.setProperty("--height", `${height}px`);
    const surface = this.#find(".surface");
    surface.setAttribute("aria-label", label);
    surface.setAttribute("aria-roledescription", texts.role);
    this.#find("#hint").textContent = texts.hint;
    this.say(nodes.length ? "" : texts.empty);
    this.#nameTools();
    const list = this.#find(".legend");
    list.setAttribute("aria-label", texts.legend);
    list.replaceChildren(...legend.map(legendEntry));
  }

  /** Show a sentence in place of the picture. */
  say(sentence) {
    const place = this.#find(".sentence");
    place.textContent = sentence;
    place.hidden = !sentence;
  }

  /** Tell those who hear the page. */
  announce(sentence) {
    const place = this.#find(".spoken");
    // The same words twice are no change and would not be spoken again.
    place.textContent = place.textContent === sentence ? `${sentence}\u00a0` : sentence;
  }

  #nameTools() {
    for (const button of this.#buttons) {
      const { tool } = button.dataset;
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

function legendEntry({ label, outline, colour }) {
  const space = "http://www.w3.org/2000/svg";
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", outline);
  path.setAttribute("fill", colour);
  const drawing = document.createElementNS(space, "svg");
  drawing.setAttribute("viewBox", "-10 -10 20 20");
  drawing.setAttribute("aria-hidden", "true");
  drawing.append(path);
  const item = document.createElement("li");
  item.append(drawing, label);
  return item;
}

/** Hand the picture to the reader as it is seen, on paper of the page's colour. */
function saveImage(canvas, paper, file) {
  const copy = document.createElement("canvas");
  copy.width = canvas.width;
  copy.height = canvas.height;
  const ctx = copy.getContext("2d");
  ctx.fillStyle = paper;
  ctx.fillRect(0, 0, copy.width, copy.height);
  ctx.drawImage(canvas, 0, 0);
  const link = document.createElement("a");
  link.href = copy.toDataURL("image/png");
  link.download = file;
  link.click();
}
