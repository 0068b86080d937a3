/**
 * Where Streamlit mounts the component: once for the picture and once for the chosen mark, so that
 * choosing does not send the picture again. Both find each other by the key of the graph. Before both,
 * it is mounted for nothing but its scripts, which load while the picture is still being made.
 */
import { digestOf, unpack } from "./unpack.js";
import { GraphView } from "./view.js";

/**
 * @typedef {{part: "scripts"} | {part: "selected", graph: string, mark: number | null}} Part
 * @typedef {(name: string, value: unknown) => void} Trigger
 */

/** @type {WeakMap<ShadowRoot, GraphView>} Streamlit calls again on the same root when data or theme change. */
const views = new WeakMap();
/** @type {Map<string, GraphView>} */
const byGraph = new Map();
/** @type {Map<string, number | null>} */
const chosen = new Map();

/** @param {{data: Uint8Array | Part, parentElement: ShadowRoot, setTriggerValue: Trigger}} component */
export default function mount({ data, parentElement, setTriggerValue }) {
  if (data instanceof Uint8Array) return mountPicture(data, parentElement, setTriggerValue);
  parentElement.querySelector(".frame")?.remove();
  return data.part === "selected" ? mountChoice(data) : undefined;
}

/** @param {{graph: string, mark: number | null}} part */
function mountChoice({ graph, mark }) {
  chosen.set(graph, mark);
  byGraph.get(graph)?.follow(mark);
  return () => chosen.delete(graph);
}

/** @param {Uint8Array} sent @param {ShadowRoot} root @param {Trigger} setTriggerValue */
function mountPicture(sent, root, setTriggerValue) {
  const view = views.get(root) ?? new GraphView(root);
  views.set(root, view);
  // Streamlit may deliver one touch with two runs when touches come fast; its moment tells them apart.
  view.send = (told) => setTriggerValue("touched", { ...told, at: performance.timeOrigin + performance.now() });
  const digest = digestOf(sent);
  if (view.digest === digest) view.retheme();
  else view.show(unpack(sent));
  view.digest = digest;
  const graph = view.about?.graph ?? "";
  byGraph.set(graph, view);
  const mark = chosen.get(graph);
  if (mark !== undefined) view.follow(mark);
  return () => {
    view.destroy();
    views.delete(root);
    if (byGraph.get(graph) === view) byGraph.delete(graph);
  };
}
