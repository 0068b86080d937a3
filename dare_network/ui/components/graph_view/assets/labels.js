/**
 * The names beside the marks, in letters of one size at every zoom. As many are drawn as fit without
 * covering one another or a mark, those of large marks first; small marks far away stay nameless.
 */
import { LEADING, Typesetter } from "./typesetting.js";

/**
 * @typedef {{name: string, x: number, y: number, radius: number, first: boolean, above: () => boolean}} Mark
 *   on screen, in pixels; `first` is named in any case, `above` says whether its ties are below it
 * @typedef {{x: number, y: number, width: number, height: number}} Box around its centre
 */

const GAP = 5;
const MARGIN = 4;
// Radius on screen below which only the largest marks keep their names.
const NEAR = 4.5;
const LARGEST = 24;

export class Labels {
  #typesetter = new Typesetter();
  /** @type {string[]} the names drawn last */
  shown = [];

  /** @param {CanvasRenderingContext2D} ctx @param {Mark[]} marks @param {Box} sheet @param {Box} tools where no name stands */
  draw(ctx, marks, theme, sheet, tools) {
    const seen = marks.filter((mark) => inside(square(mark, 0), sheet));
    const ranked = seen.sort((one, other) => other.first - one.first || other.radius - one.radius);
    const obstacles = ranked.map((mark) => square(mark, mark.radius));
    const taken = [tools];
    this.shown = [];
    this.#typesetter.use(ctx, theme);
    ranked.forEach((mark, rank) => {
      const important = mark.first || rank < LARGEST;
      if (!mark.name || !(important || mark.radius >= NEAR)) return;
      const text = this.#typesetter.set(mark.name);
      const place = choose(mark, text, sheet, taken, obstacles, important);
      if (!place) return;
      taken.push(place);
      this.shown.push(mark.name);
      write(ctx, text, place);
    });
  }
}

/** The best free place; an important name may cover small marks, the first any other name. */
function choose(mark, text, sheet, taken, obstacles, important) {
  const all = places(mark, text, sheet);
  const free = all.filter((place) => inside(place, sheet) && !taken.some((other) => overlap(place, other)));
  const avoiding = (marks) => free.find((place) => !marks.some((other) => overlap(place, other)));
  const large = () => obstacles.filter(({ width }) => width > 3 * NEAR);
  return avoiding(obstacles) ?? (important ? avoiding(large()) : undefined) ?? (mark.first ? all[0] : undefined);
}

/** Where a name may stand: away from most ties, then opposite, then beside its mark. */
function places({ x, y, radius, above }, { lines, width }, sheet) {
  const height = lines.length * LEADING;
  const [down, across] = [radius + GAP + height / 2, radius + GAP + width / 2];
  const [left, right] = [MARGIN + width / 2, sheet.width - MARGIN - width / 2];
  const middle = Math.max(left, Math.min(right, x));
  const vertical = [{ x: middle, y: y + down }, { x: middle, y: y - down }];
  if (above()) vertical.reverse();
  const beside = [{ x: x + across, y }, { x: x - across, y }];
  return [...vertical, ...beside].map((centre) => ({ ...centre, width, height }));
}

function square({ x, y }, radius) {
  return { x, y, width: 2 * radius, height: 2 * radius };
}

function inside(box, sheet) {
  return (
    Math.abs(box.x - sheet.x) <= (sheet.width - box.width) / 2 &&
    Math.abs(box.y - sheet.y) <= (sheet.height - box.height) / 2
  );
}

function overlap(one, other) {
  return (
    Math.abs(one.x - other.x) < (one.width + other.width) / 2 + MARGIN &&
    Math.abs(one.y - other.y) < (one.height + other.height) / 2 + 1
  );
}

function write(ctx, { lines }, { x, y }) {
  lines.forEach((line, at) => {
    const height = y + (at - (lines.length - 1) / 2) * LEADING;
    ctx.strokeText(line, x, height);
    ctx.fillText(line, x, height);
  });
}

/** Names for a view whose network has just been drawn. @param {import("./view.js").GraphView} view */
export function drawLabels(ctx, { network, nodes, near, hovered, choice, ties, theme, labels, frame }) {
  const { width: pixels, clientWidth: width, clientHeight: height } = ctx.canvas;
  const scale = network.getScale();
  const origin = network.canvasToDOM({ x: 0, y: 0 });
  const positions = network.getPositions();
  // A changed picture arrives in parts, and vis-network draws after each: some marks are not there yet.
  const drawn = (id) => id in positions;
  const below = (id) => (other) => Math.sign(positions[other].y - positions[id].y);
  const clear = (id) => !near || near.has(id) || id === hovered;
  const named = nodes.get({ filter: ({ id, label }) => !label && drawn(id) && clear(id) });
  const marks = named.map(({ id, name, size }) => ({
    name,
    x: origin.x + positions[id].x * scale,
    y: origin.y + positions[id].y * scale,
    radius: size * scale,
    first: id === choice.node || id === hovered,
    above: () => [...ties.neighbours(id)].filter(drawn).map(below(id)).reduce((sum, side) => sum + side, 0) > 0,
  }));
  ctx.save();
  ctx.setTransform(pixels / width, 0, 0, pixels / width, 0, 0);
  labels.draw(ctx, marks, theme, { x: width / 2, y: height / 2, width, height }, frame.tools);
  ctx.restore();
}
