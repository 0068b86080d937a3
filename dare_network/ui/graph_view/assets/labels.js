/**
 * The names beside the marks, in letters of one size at every zoom. As many are shown as fit without
 * covering one another or a mark, those of large marks first; small marks far away stay nameless.
 */
import { LEADING, Typesetter } from "./typesetting.js";
import { PLAIN } from "./stress.js";

/**
 * @typedef {{mark: number, x: number, y: number, radius: number, rank: number}} Named on screen, in pixels; rank 0 is named in any case
 * @typedef {{x: number, y: number, width: number, height: number}} Box around its centre
 * @typedef {Box & {mark: number, lines: string[]}} Label
 * @typedef {{
 *   picture: import("./picture.js").Picture, places: import("./places.js").Places, camera: import("./camera.js").Camera,
 *   stress: import("./stress.js").Stress, hovered: number, chosen: number,
 * }} Scene
 */

const GAP = 5;
const MARGIN = 4;
// Radius on screen below which only the largest marks keep their names.
const NEAR = 4.5;
const LARGEST = 24;
/** So many marks are looked at, large ones first: no more names than that can be read. */
const CONSIDERED = 1_500;
const CELL = 64;

export class Labels {
  #typesetter = new Typesetter();
  /** @type {Label[]} what was placed last */
  placed = [];

  /**
   * @param {CanvasRenderingContext2D} ctx to measure with @param {Scene} scene @param {import("./colours.js").Theme} theme
   * @param {Box} tools where no name stands
   */
  place(ctx, scene, theme, tools) {
    const { width, height } = scene.camera;
    const sheet = { x: width / 2, y: height / 2, width, height };
    const marks = considered(scene);
    const taken = new Crowd([tools]);
    const obstacles = new Crowd(marks.map((mark) => square(mark)));
    this.#typesetter.use(ctx, theme);
    this.placed = [];
    marks.forEach((mark, order) => {
      const important = mark.rank < 2 || order < LARGEST;
      if (!important && mark.radius < NEAR) return;
      const name = scene.picture.label(mark.mark);
      if (!name || (mark.rank > 1 && scene.stress.marks[mark.mark] > PLAIN)) return;
      const { lines, width: wide } = this.#typesetter.set(name);
      const size = { width: wide, height: lines.length * LEADING };
      const box = choose(placesFor(mark, size, sheet, tiesBelow(scene, mark.mark)), sheet, taken, obstacles, mark.rank, important);
      if (!box) return;
      taken.add(box);
      this.placed.push({ ...box, mark: mark.mark, lines });
    });
  }

  /** @param {CanvasRenderingContext2D} ctx @param {import("./colours.js").Theme} theme */
  write(ctx, theme) {
    this.#typesetter.use(ctx, theme);
    for (const { lines, x, y } of this.placed) {
      lines.forEach((line, at) => {
        const height = baseline(y, lines.length, at);
        ctx.strokeText(line, x, height);
        ctx.fillText(line, x, height);
      });
    }
  }
}

/** @param {number} y middle of the label @param {number} lines @param {number} at @returns {number} the middle of one of its lines */
export function baseline(y, lines, at) {
  return y + (at - (lines - 1) / 2) * LEADING;
}

/** The marks in sight that may be named, important ones first. @param {Scene} scene @returns {Named[]} */
function considered({ picture, places, camera, stress, hovered, chosen }) {
  /** @type {Named[]} */
  const found = [];
  const first = new Set([chosen, hovered, ...(stress.near ?? [])].filter((mark) => mark >= 0));
  const look = (/** @type {number} */ mark, /** @type {number} */ rank) => {
    const { x, y } = camera.toScreen({ x: places.x[mark], y: places.y[mark] });
    if (x < 0 || y < 0 || x > camera.width || y > camera.height) return;
    found.push({ mark, x, y, radius: picture.columns.size[mark] * camera.scale, rank });
  };
  for (const mark of first) look(mark, mark === chosen || mark === hovered ? 0 : 1);
  for (const mark of picture.bySize) {
    if (found.length >= CONSIDERED) break;
    if (!first.has(mark)) look(mark, 2);
  }
  return found.sort((one, other) => one.rank - other.rank || other.radius - one.radius);
}

/** @param {Scene} scene @param {number} mark @returns {boolean} whether most of its ties lead downwards */
function tiesBelow({ picture, places }, mark) {
  let below = 0;
  for (const other of picture.ties.neighbours(mark)) below += Math.sign(places.y[other] - places.y[mark]);
  return below > 0;
}

/**
 * The best free place; an important name may cover small marks, that of rank 0 any other name.
 * @param {Box[]} all @param {Box} sheet @param {Crowd} taken @param {Crowd} obstacles @param {number} rank @param {boolean} important
 */
function choose(all, sheet, taken, obstacles, rank, important) {
  const free = all.filter((box) => inside(box, sheet) && !taken.meets(box));
  const best = free.find((box) => !obstacles.meets(box));
  const next = important ? free.find((box) => !obstacles.meets(box, 3 * NEAR)) : undefined;
  return best ?? next ?? (rank === 0 ? all[0] : undefined);
}

/**
 * Where a name may stand: away from most ties, then opposite, then beside its mark.
 * @param {Named} mark @param {{width: number, height: number}} size @param {Box} sheet @param {boolean} above @returns {Box[]}
 */
function placesFor({ x, y, radius }, size, sheet, above) {
  const [down, across] = [radius + GAP + size.height / 2, radius + GAP + size.width / 2];
  const [left, right] = [MARGIN + size.width / 2, sheet.width - MARGIN - size.width / 2];
  const middle = Math.max(left, Math.min(right, x));
  const vertical = [{ x: middle, y: y + down }, { x: middle, y: y - down }];
  if (above) vertical.reverse();
  const beside = [{ x: x + across, y }, { x: x - across, y }];
  return [...vertical, ...beside].map((centre) => ({ ...centre, ...size }));
}

/** @param {Named} mark @returns {Box} */
function square({ x, y, radius }) {
  return { x, y, width: 2 * radius, height: 2 * radius };
}

/** @param {Box} box @param {Box} sheet */
function inside(box, sheet) {
  return (
    Math.abs(box.x - sheet.x) <= (sheet.width - box.width) / 2 &&
    Math.abs(box.y - sheet.y) <= (sheet.height - box.height) / 2
  );
}

/** @param {Box} one @param {Box} other */
function overlap(one, other) {
  return (
    Math.abs(one.x - other.x) < (one.width + other.width) / 2 + MARGIN &&
    Math.abs(one.y - other.y) < (one.height + other.height) / 2 + 1
  );
}

/** Boxes that are found again by where they are. */
class Crowd {
  /** @type {Map<number, Box[]>} */
  #cells = new Map();

  /** @param {Box[]} boxes */
  constructor(boxes) {
    for (const box of boxes) this.add(box);
  }

  /** @param {Box} box */
  add(box) {
    for (const cell of this.#under(box)) {
      const there = this.#cells.get(cell);
      if (there) there.push(box);
      else this.#cells.set(cell, [box]);
    }
  }

  /** @param {Box} box @param {number} [least] narrower ones do not count @returns {boolean} */
  meets(box, least = 0) {
    for (const cell of this.#under(box)) {
      if (this.#cells.get(cell)?.some((other) => other.width >= least && overlap(box, other))) return true;
    }
    return false;
  }

  /** @param {Box} box */
  *#under({ x, y, width, height }) {
    const [halfWidth, halfHeight] = [width / 2 + MARGIN, height / 2 + MARGIN];
    for (let column = Math.floor((x - halfWidth) / CELL); column <= (x + halfWidth) / CELL; column += 1) {
      for (let row = Math.floor((y - halfHeight) / CELL); row <= (y + halfHeight) / CELL; row += 1) {
        yield column * 10_000 + row;
      }
    }
  }
}
