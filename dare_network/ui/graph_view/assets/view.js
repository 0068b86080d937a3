/** One picture on the page: its stage, what is chosen in it, and what the reader is told. */
import { Choice } from "./choice.js";
import { readTheme } from "./colours.js";
import { Frame } from "./frame.js";
import { connectKeys } from "./keys.js";
import { canDraw, styled } from "./ready.js";
import { Stage } from "./stage.js";
import { stressed } from "./stress.js";
import { hook } from "./testing.js";
import { contextOf } from "./webgl/painter.js";

/**
 * @typedef {Stage | import("./fallback/stage.js").Stage} AnyStage
 * @typedef {(surface: HTMLElement, tooltip: HTMLElement, reader: import("./stage.js").Reader, signal: AbortSignal) => AnyStage} Making
 * @typedef {import("./picture.js").Picture} Picture
 * @typedef {import("./hand.js").Touched} Touched
 * @typedef {{kind: "background"} | {kind: "node" | "unfold", mark: number} | {kind: "edge", ends: number[], nth: number} | {kind: "lasso", marks: number[]}} Told
 */

export class GraphView {
  /** @type {(told: Told) => void} */
  send = () => undefined;
  /** @type {AnyStage | null} */
  stage = null;
  choice = new Choice();
  /** the digest of what is shown */
  digest = "";
  /** @type {import("./unpack.js").About | undefined} */
  about;
  /** @type {Picture | undefined} */
  picture;
  #stop = new AbortController();
  /** Whether Python has named a mark, or none, before. The picture and its mark may come in any order. */
  #followed = false;

  /** @param {ShadowRoot} root */
  constructor(root) {
    this.root = root;
    const { signal } = this.#stop;
    this.frame = new Frame(/** @type {HTMLElement} */ (root.querySelector(".frame")), this, signal);
    this.surface = /** @type {HTMLElement} */ (root.querySelector(".surface"));
    connectKeys(this.surface, this, signal);
  }

  /** Draw this picture, or bring the one that is drawn to it. @param {{about: import("./unpack.js").About, picture: Picture}} sent */
  show({ about, picture }) {
    const anew = this.about?.revision !== about.revision;
    this.about = about;
    this.frame.fill(about, picture.marks === 0);
    if (anew || !this.picture) {
      this.picture = picture;
      this.choice.meet(picture);
    }
    this.theme = readTheme(this.surface);
    if (!this.stage) return this.#start(about);
    if (anew) this.#draw(this.picture);
    else this.stage.retheme(this.theme);
  }

  /** The same picture again: the colours around it may have changed. */
  retheme() {
    const theme = readTheme(this.surface);
    if (JSON.stringify(theme) === JSON.stringify(this.theme)) return;
    this.theme = theme;
    this.stage?.retheme(theme);
  }

  /** @param {import("./unpack.js").About} about */
  async #start({ texts, vendor }) {
    if (!canDraw()) return this.frame.say(texts.noCanvas);
    try {
      const [make] = await Promise.all([stageFor(vendor), styled(this.root)]);
      this.#create(make);
    } catch {
      this.frame.say(texts.noScript);
    }
  }

  /** @param {Making} make */
  #create(make) {
    if (this.stage || this.#stop.signal.aborted || !this.picture) return;
    this.theme = readTheme(this.surface);
    const tooltip = /** @type {HTMLElement} */ (this.root.querySelector(".tooltip"));
    const reader = {
      touched: (/** @type {Touched} */ touched) => this.#touch(touched),
      unfolded: (/** @type {number} */ mark) => this.#unfold(mark),
      enclosed: (/** @type {number[]} */ marks) => this.#enclose(marks),
      describe: (/** @type {Touched} */ { mark, line }) => (mark < 0 ? this.#shown.lineTitle(line) : this.#sentence(mark)),
      tools: () => this.frame.tools,
    };
    this.stage = make(this.surface, tooltip, reader, this.#stop.signal);
    this.#draw(this.picture);
    hook(this);
  }

  /** @returns {Picture} */
  get #shown() {
    return /** @type {Picture} */ (this.picture);
  }

  /** @param {Picture} picture */
  #draw(picture) {
    if (this.theme) this.stage?.show(picture, this.theme, stressed(picture, this.choice), picture.at(this.choice.mark));
  }

  #restress() {
    this.stage?.mark(stressed(this.#shown, this.choice), this.#shown.at(this.choice.mark));
  }

  /** @param {Touched} touched */
  #touch({ mark, line }) {
    const picture = this.#shown;
    this.surface.focus({ preventScroll: true });
    const name = line < 0 ? null : picture.lineName(line);
    this.choice.take(mark < 0 ? { line: name } : { mark: picture.key(mark) });
    if (mark >= 0) this.#announce();
    this.send(mark >= 0 ? { kind: "node", mark: picture.key(mark) } : name ? { kind: "edge", ...name } : { kind: "background" });
    // Streamlit sends in its own next turn: Python answers while the picture changes.
    setTimeout(() => this.#stop.signal.aborted || this.#restress());
  }

  /** @param {number[]} marks */
  #enclose(marks) {
    const keys = marks.map((mark) => this.#shown.key(mark));
    if (!keys.length) return this.clear();
    this.choice.take({ lasso: keys });
    this.#restress();
    const { oneChosen, chosen } = this.#texts;
    this.frame.announce(keys.length === 1 ? oneChosen : chosen.replace("{n}", String(keys.length)));
    this.send({ kind: "lasso", marks: keys });
  }

  /** Python names a mark: stress it, and look there unless it came with the picture. @param {number | null} key */
  follow(key) {
    const first = !this.#followed;
    this.#followed = true;
    if (!this.picture || !this.choice.follow(key, this.picture) || !this.stage) return;
    this.#restress();
    const mark = this.picture.at(this.choice.mark);
    if (!first && mark >= 0) this.stage.goTo(mark);
  }

  /** A step of a walk, which begins at the busiest mark. @param {(walk: import("./walking.js").Walk, ring: import("./walking.js").Ring) => void} move */
  step(move) {
    const { choice, stage } = this;
    const picture = this.#shown;
    if (!stage || !picture.marks) return;
    const ring = (/** @type {number} */ key) => picture.ties.ring(picture.at(key), stage.places).map((mark) => picture.key(mark));
    if (choice.mark === null) choice.take({ mark: picture.key(picture.ties.busiest()) });
    else move(choice.walk, ring);
    this.#restress();
    stage.reveal(picture.at(choice.mark));
    this.#announce();
  }

  /** Open the chosen mark. */
  open() {
    const { mark } = this.choice;
    if (mark === null) return;
    this.choice.take({ mark });
    this.#restress();
    this.send({ kind: "node", mark });
  }

  /** Expand the chosen mark where it stands, or fold it again. */
  unfold() {
    const { mark } = this.choice;
    if (mark !== null) this.send({ kind: "unfold", mark });
  }

  /** @param {number} mark */
  #unfold(mark) {
    this.send({ kind: "unfold", mark: this.#shown.key(mark) });
  }

  /** Choose nothing. */
  clear() {
    if (this.choice.empty) return;
    this.choice.take({});
    this.#restress();
    this.frame.announce(this.#texts.cleared);
    this.send({ kind: "background" });
  }

  /** Hand the picture to the reader as it is seen. @param {"png" | "svg"} format */
  async save(format) {
    const { save } = await import("./saving/save.js");
    const { stage, about, theme } = this;
    if (stage && about && theme) await save(format, stage, about, theme);
  }

  get #texts() {
    return /** @type {import("./unpack.js").About} */ (this.about).texts;
  }

  #announce() {
    this.frame.announce(this.#sentence(this.#shown.at(this.choice.mark)));
  }

  /** What there is to say of a mark. @param {number} mark @returns {string} */
  #sentence(mark) {
    const picture = this.#shown;
    const count = picture.ties.count(mark);
    const { noTie, oneTie, ties } = this.#texts;
    const sentence = count === 0 ? noTie : count === 1 ? oneTie : ties;
    const words = { label: picture.label(mark), n: String(count) };
    return picture.title(mark) || sentence.replace(/\{(label|n)\}/gu, (_, name) => words[/** @type {"label" | "n"} */ (name)]);
  }

  /** Leave nothing behind. */
  destroy() {
    this.#stop.abort();
    this.stage = null;
  }
}

/** The stage that this browser can draw; vis-network is fetched only where it is needed. @param {string} vendor @returns {Promise<Making>} */
async function stageFor(vendor) {
  const canvas = document.createElement("canvas");
  if (contextOf(canvas)) return (...given) => new Stage(canvas, ...given);
  const [{ loadVis }, fallback] = await Promise.all([import("./fallback/script.js"), import("./fallback/stage.js")]);
  await loadVis(vendor);
  return (...given) => new fallback.Stage(...given);
}
