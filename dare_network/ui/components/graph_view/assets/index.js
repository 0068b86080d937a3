/**
 * Where Streamlit mounts the component: once for the picture and once for the chosen mark, so that
 * choosing does not send the picture again. Both find each other by the key of the graph. Before both,
 * it is mounted for nothing but its scripts, which load while the picture is still being made.
 */
import { loadVis } from "./script.js";
import { GraphView } from "./view.js";

/** @type {WeakMap<ShadowRoot, GraphView>} Streamlit calls again on the same root when data or theme change. */
const views = new WeakMap();
/** @type {Map<string, GraphView>} */
const byGraph = new Map();
/** @type {Map<string, string | null>} */
const chosen = new Map();

const reader = new TextDecoder();
const DIGEST = 64;

/** @param {{data: any, parentElement: ShadowRoot, setTriggerValue: (name: string, value: any) => void}} component */
export default function mount({ data, parentElement, setTriggerValue }) {
  if (data instanceof Uint8Array) return mountPicture(data, parentElement, setTriggerValue);
  parentElement.querySelector(".frame")?.remove();
  return data.part === "selected" ? mountChoice(data) : mountScripts(data);
}

function mountScripts({ vendor }) {
  // Whether it could be loaded is told where a picture should be.
  loadVis(vendor).catch(() => undefined);
}

function mountChoice({ graph, id }) {
  chosen.set(graph, id);
  byGraph.get(graph)?.follow(id);
  return () => chosen.delete(graph);
}

function mountPicture(sent, root, setTriggerValue) {
  const view = views.get(root) ?? new GraphView(root);
  views.set(root, view);
  view.send = (kind, id) => setTriggerValue("touched", { kind, id });
  const digest = reader.decode(sent.subarray(0, DIGEST));
  if (view.digest === digest) view.retheme();
  else view.show(JSON.parse(reader.decode(sent.subarray(DIGEST))));
  view.digest = digest;
  const { graph } = view.data;
  byGraph.set(graph, view);
  if (chosen.has(graph)) view.follow(chosen.get(graph));
  return () => {
    view.destroy();
    views.delete(root);
    if (byGraph.get(graph) === view) byGraph.delete(graph);
  };
}
