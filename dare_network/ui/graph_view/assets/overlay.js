/** The sheet above the painting: names, what lights up under the pointer, and the line drawn round marks. */
import { sheer } from "./colours.js";
import { arrowPath, linePath, lineShape, thickness } from "./geometry.js";
import { Labels } from "./labels.js";
import { path } from "./shapes.js";

/**
 * @typedef {import("./labels.js").Scene & {lasso: import("./camera.js").Point[]}} Scene
 * @typedef {import("./colours.js").Theme} Theme
 */

const LIT = 0.9;

export class Overlay {
  labels = new Labels();
  #at = { x: 0, y: 0, scale: 0 };

  /** @param {HTMLCanvasElement} canvas */
  constructor(canvas) {
    this.canvas = canvas;
    this.ctx = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  }

  /** @param {Scene} scene @param {Theme} theme @param {import("./labels.js").Box} tools @param {number} ratio dots for a pixel */
  draw(scene, theme, tools, ratio) {
    const { ctx, canvas } = this;
    const { x, y, scale } = scene.camera;
    this.#at = { x, y, scale };
    canvas.style.transform = "";
    canvas.style.opacity = "";
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    ctx.clearRect(0, 0, canvas.width, canvas.height);
    if (scene.hovered >= 0) this.#light(scene, theme);
    if (scene.lasso.length > 1) this.#lasso(scene.lasso, theme);
    this.labels.place(ctx, scene, theme, tools);
    this.labels.write(ctx, theme);
  }

  /** What was drawn moves along, until it is drawn anew. @param {import("./camera.js").Camera} camera */
  shift({ x, y, scale }) {
    const { style } = this.canvas;
    style.transform = `translate(${(this.#at.x - x) * scale}px, ${(this.#at.y - y) * scale}px)`;
    style.opacity = scale === this.#at.scale ? "" : "0";
  }

  /** The mark under the pointer, with its lines. @param {Scene} scene @param {Theme} theme */
  #light({ picture, places, camera, hovered }, theme) {
    const { ctx } = this;
    const shapes = [...picture.ties.lines(hovered)].map((line) => ({
      shape: lineShape(picture, places, camera, line),
      style: picture.style(line),
    }));
    ctx.strokeStyle = ctx.fillStyle = sheer(theme.ink, LIT);
    for (const { shape, style } of shapes) {
      ctx.lineWidth = (style.width + 0.5) * thickness(camera.scale);
      ctx.setLineDash(style.dashed ? [5.4, 3.6] : []);
      ctx.stroke(new Path2D(linePath(shape)));
      if (style.arrow) ctx.fill(new Path2D(arrowPath(shape, camera.scale)));
    }
    ctx.setLineDash([]);
    // The lines run to the middle of each mark, and so below them.
    for (const mark of [...picture.ties.neighbours(hovered), hovered]) this.#mark({ picture, places, camera }, mark, theme, mark === hovered);
  }

  /**
   * @param {Pick<Scene, "picture" | "places" | "camera">} scene @param {number} mark @param {Theme} theme @param {boolean} ringed
   */
  #mark({ picture, places, camera }, mark, theme, ringed) {
    const { ctx } = this;
    const { shape, colour } = picture.kind(mark);
    const outline = new Path2D(path(shape, picture.columns.size[mark] * camera.scale, camera.toScreen({ x: places.x[mark], y: places.y[mark] })));
    ctx.lineJoin = "round";
    ctx.lineWidth = 2 * (ringed ? 2 : 1.5);
    ctx.strokeStyle = ringed ? theme.ink : theme.paper;
    ctx.stroke(outline);
    ctx.fillStyle = colour;
    ctx.fill(outline);
  }

  /** @param {import("./camera.js").Point[]} points @param {Theme} theme */
  #lasso(points, theme) {
    const { ctx } = this;
    ctx.beginPath();
    for (const { x, y } of points) ctx.lineTo(x, y);
    ctx.closePath();
    ctx.fillStyle = sheer(theme.accent, 0.12);
    ctx.strokeStyle = theme.accent;
    ctx.lineWidth = 1.5;
    ctx.fill();
    ctx.stroke();
  }
}
