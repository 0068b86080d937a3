/** How marks and lines look in vis-network, and what a change of them changes. Both are numbered by their places. */
import { mix, sheer } from "../colours.js";
import { FADED, STRONG } from "../stress.js";

/**
 * @typedef {import("../picture.js").Picture} Picture
 * @typedef {import("../colours.js").Theme} Theme
 * @typedef {Record<string, any> & {id: number | string}} Item
 */

const FADED_MARK = 0.8;
const OPACITY = { plain: 0.6, strong: 0.95, faded: 0.13 };
const RING = 1.5;
const FOLDED_RING = 6;
/** With more lines they are left out while the picture moves. */
const LINES_WHILE_MOVING = 1_000;

/**
 * A mark, ringed in the colour of the page, so that marks that touch stay apart. Names are drawn by labels.js.
 * @param {Picture} picture @param {import("../places.js").Places} places @param {Theme} theme @param {number} mark
 * @param {number} share how much it stands out @returns {Item}
 */
export function markItem(picture, places, theme, mark, share) {
  const { shape, colour } = picture.kind(mark);
  const background = share === FADED ? mix(colour, theme.paper, FADED_MARK) : mix(colour, colour, 0);
  const ring = { background, border: theme.ink };
  const color = { background, border: theme.paper, highlight: ring, hover: ring };
  const size = picture.columns.size[mark];
  const borderWidth = picture.holds(mark) ? FOLDED_RING : RING;
  return { id: picture.key(mark), x: places.x[mark], y: places.y[mark], shape, size, color, borderWidth };
}

/** A line; one without a colour of its own takes the theme's. @param {Picture} picture @param {Theme} theme @param {number} line @param {number} share @returns {Item} */
export function lineItem(picture, theme, line, share) {
  const { colour, width, dashed, arrow } = picture.style(line);
  const opacity = share === STRONG ? OPACITY.strong : share === FADED ? OPACITY.faded : OPACITY.plain;
  const touched = sheer(theme.ink, 0.9);
  const color = { color: sheer(colour || theme.line, opacity), highlight: touched, hover: touched, inherit: false };
  const { ends: [from, to], nth } = picture.lineName(line);
  return { id: `${from} ${to} ${nth}`, from, to, width, dashes: dashed, arrows: arrow ? "to" : "", color };
}

/** @param {Picture} picture */
export function options({ lines }) {
  const many = lines > LINES_WHILE_MOVING;
  return {
    physics: { enabled: false },
    layout: { improvedLayout: false },
    nodes: { borderWidth: RING, borderWidthSelected: 3 },
    edges: { smooth: false, selectionWidth: 1, hoverWidth: 0.5, arrows: { to: { scaleFactor: 0.45 } } },
    // The component has keys, buttons and tooltips of its own.
    interaction: { hover: true, keyboard: false, selectConnectedEdges: false, hideEdgesOnDrag: many, hideEdgesOnZoom: many },
  };
}

/**
 * Bring a DataSet to `items` by difference, so that vis-network touches nothing else.
 * @param {any} dataset @param {Map<number | string, Item>} drawn what was written before, by id; kept up to date @param {Item[]} items
 */
export function bring(dataset, drawn, items) {
  const wanted = new Set(items.map(({ id }) => id));
  const gone = [...drawn.keys()].filter((id) => !wanted.has(id));
  const changed = items.filter((item) => JSON.stringify(drawn.get(item.id)) !== JSON.stringify(item));
  for (const id of gone) drawn.delete(id);
  for (const item of changed) drawn.set(item.id, item);
  if (gone.length) dataset.remove(gone);
  if (changed.length) dataset.update(changed);
}
