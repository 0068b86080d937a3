/** How marks and lines look, and what a change of them changes. */
import { mix, sheer } from "./colours.js";

/** @typedef {"plain" | "strong" | "faded"} Stress */

const FADED_MARK = 0.8;
const LINE_OPACITY = { plain: 0.6, strong: 0.95, faded: 0.13 };
// Shapes that hold their label; the labels of all others are drawn by labels.js.
const HOLDING = new Set(["box", "circle", "ellipse", "database", "text"]);

/**
 * A mark for vis-network. It is ringed in the colour of the page, so that marks that touch stay apart.
 * @param {Stress} stress
 */
export function mark(node, theme, stress) {
  const { color, label, font, ...rest } = node;
  const faded = stress === "faded";
  const background = faded ? mix(color, theme.paper, FADED_MARK) : mix(color, color, 0);
  const ring = { background, border: theme.ink };
  const drawn = { ...rest, color: { background, border: theme.paper, highlight: ring, hover: ring } };
  if (!HOLDING.has(node.shape)) return { ...drawn, name: label };
  return { ...drawn, label, name: label, font: { ...font, color: faded ? theme.line : theme.ink } };
}

/** A line for vis-network; one without a colour of its own takes the theme's. @param {Stress} stress */
export function line(edge, theme, stress) {
  const own = edge.color ?? theme.line;
  const color = sheer(own, LINE_OPACITY[stress]);
  const touched = sheer(theme.ink, 0.9);
  return { ...edge, color: { color, highlight: touched, hover: touched, inherit: false } };
}

/** What the options of the picture leave to the component. */
export function options(given, theme) {
  return {
    ...given,
    nodes: { ...given.nodes, font: { ...given.nodes.font, color: theme.ink, strokeColor: theme.paper, face: theme.font } },
    // The component has keys and buttons of its own.
    interaction: { ...given.interaction, keyboard: false, navigationButtons: false, selectConnectedEdges: false },
  };
}

/**
 * Bring a DataSet to `items` by difference, so that vis-network touches nothing else.
 * @param {Map<string, object>} drawn what was written before, by id; kept up to date
 */
export function bring(dataset, drawn, items) {
  const wanted = new Map(items.map((item) => [item.id, item]));
  const gone = [...drawn.keys()].filter((id) => !wanted.has(id));
  const changed = items.filter((item) => !same(drawn.get(item.id), item));
  for (const id of gone) drawn.delete(id);
  for (const item of changed) drawn.set(item.id, item);
  if (gone.length) dataset.remove(gone);
  if (changed.length) dataset.update(changed);
}

/** Whether two values hold the same. */
function same(one, other) {
  if (!(one instanceof Object && other instanceof Object)) return one === other;
  const names = Object.keys(other);
  return names.length === Object.keys(one).length && names.every((name) => same(one[name], other[name]));
}
