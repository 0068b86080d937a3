/** One picture on the page: its network, what is chosen in it, and what the reader is told. */
import { Camera } from "./camera.js";
import { Choice } from "./choice.js";
import { readTheme } from "./colours.js";
import { bring, line, mark, options } from "./drawing.js";
import { Frame } from "./frame.js";
import { connectKeys } from "./keys.js";
import { drawLabels, Labels } from "./labels.js";
import { canDraw, loadVis, styled } from "./script.js";
import { Ties } from "./ties.js";

export class GraphView {
  /** @type {(kind: "node" | "edge" | "background", id: string | null) => void} */
  send = () => undefined;
  network = null;
  hovered = null;
  labels = new Labels();
  choice = new Choice((id) => this.ties.ring(id, this.network.getPositions()));
  #stop = new AbortController();
  #moved = new Map();
  /** Whether Python has named a mark, or none, before. The picture and its mark may come in any order. */
  #followed = false;
  #drawn = { nodes: new Map(), edges: new Map() };

  /** @param {ShadowRoot} root */
  constructor(root) {
    this.root = root;
    const { signal } = this.#stop;
    this.frame = new Frame(root.querySelector(".frame"), this, signal);
    this.surface = root.querySelector(".surface");
    connectKeys(this.surface, this, signal);
  }

  /** Draw this picture, or bring the one that is drawn to it. */
  show(data) {
    const before = this.data;
    this.data = data;
    this.theme = readTheme(this.surface);
    this.frame.fill(data);
    if (before?.revision !== data.revision) this.#meet(before);
    if (this.network) this.#change(before);
    else this.#start();
  }

  /** The same picture again: the colours around it may have changed. */
  retheme() {
    if (JSON.stringify(readTheme(this.surface)) !== JSON.stringify(this.theme)) this.show(this.data);
  }

  #start() {
    const { texts, vendor } = this.data;
    if (!canDraw()) return this.frame.say(texts.noCanvas);
    const ready = Promise.all([loadVis(vendor), styled(this.root)]);
    return ready.then(([vis]) => this.#create(vis), () => this.frame.say(texts.noScript));
  }

  #create(vis) {
    if (this.network || this.#stop.signal.aborted) return;
    this.theme = readTheme(this.surface);
    this.nodes = new vis.DataSet();
    this.edges = new vis.DataSet();
    this.#bring();
    const parts = { nodes: this.nodes, edges: this.edges };
    this.network = new vis.Network(this.surface, parts, options(this.data.options, this.theme));
    this.camera = new Camera(this.network);
    // The surface around it takes the focus, so that there is one stop for the tab key.
    this.surface.querySelector(".vis-network").removeAttribute("tabindex");
    this.#listen(this.network);
    this.#select();
    this.surface.__graphView = { network: this.network, labels: this.labels, ...parts };
  }

  #listen(network) {
    network.on("click", ({ pointer }) => this.#touch(pointer.DOM));
    network.on("dragEnd", ({ nodes }) => this.#drop(nodes));
    network.on("hoverNode", ({ node }) => { this.hovered = node; });
    network.on("blurNode", () => { this.hovered = null; });
    network.on("afterDrawing", (ctx) => drawLabels(ctx, this));
    // A picture that was made out of sight, in a closed tab for instance, had no size to fit into.
    network.on("resize", ({ oldWidth, oldHeight }) => { if (!oldWidth || !oldHeight) network.fit(); });
  }

  /** What a new picture leaves of the reader's choice and of the marks that were dragged. */
  #meet(before) {
    this.ties = new Ties(this.data);
    this.choice.meet(this.ties, this.data.edges);
    const places = new Map(before?.nodes.map(({ id, x, y }) => [id, `${x} ${y}`]));
    for (const { id, x, y } of this.data.nodes) if (places.get(id) !== `${x} ${y}`) this.#moved.delete(id);
  }

  #change(before) {
    const anew = !this.data.nodes.some(({ id }) => this.#drawn.nodes.has(id));
    if (JSON.stringify(before.options) !== JSON.stringify(this.data.options)) {
      this.network.setOptions(options(this.data.options, this.theme));
    }
    this.#restyle();
    if (anew) this.camera.fit();
  }

  #restyle() {
    this.#bring();
    this.#select();
    this.network.redraw();
  }

  #bring() {
    const { data, theme, choice } = this;
    this.near = choice.near(this.ties, data.edges);
    const stress = (strong) => (this.near ? (strong ? "strong" : "faded") : "plain");
    const placed = (node) => ({ ...node, ...this.#moved.get(node.id) });
    const nodes = data.nodes.map((node) => mark(placed(node), theme, stress(this.near?.has(node.id))));
    const edges = data.edges.map((edge) => line(edge, theme, stress(choice.holds(edge))));
    bring(this.nodes, this.#drawn.nodes, nodes);
    bring(this.edges, this.#drawn.edges, edges);
  }

  #select() {
    const { node, edge } = this.choice;
    const chosen = { nodes: node === null ? [] : [node], edges: edge === null ? [] : [edge] };
    this.network.setSelection(chosen, { unselectAll: true, highlightEdges: false });
  }

  #touch(point) {
    this.surface.focus({ preventScroll: true });
    const node = this.network.getNodeAt(point) ?? null;
    const edge = node === null ? (this.network.getEdgeAt(point) ?? null) : null;
    this.choice.take({ node, edge });
    if (node !== null) this.#announce();
    this.send(node !== null ? "node" : edge !== null ? "edge" : "background", node ?? edge);
    // Streamlit sends in its own next turn: Python answers while the picture changes.
    setTimeout(() => this.#stop.signal.aborted || this.#restyle());
  }

  /** A mark stays where it was dragged to; dragging chooses nothing. */
  #drop(ids) {
    for (const [id, place] of Object.entries(this.network.getPositions(ids))) this.#moved.set(id, place);
    this.#restyle();
  }

  /** Python names a mark: stress it, and look there unless it came with the picture. */
  follow(id) {
    const first = !this.#followed;
    this.#followed = true;
    if (!this.choice.follow(id, this.ties) || !this.network) return;
    this.#restyle();
    if (!first && this.choice.node !== null) this.camera.goTo(this.choice.node);
  }

  /** A step of a walk, which begins at the busiest mark. @param {(walk: import("./walking.js").Walk) => void} move */
  step(move) {
    const { choice } = this;
    if (choice.node === null) choice.take({ node: this.ties.busiest() });
    else move(choice.walk);
    if (choice.node === null) return;
    this.#restyle();
    this.camera.reveal(choice.node, this.surface);
    this.#announce();
  }

  /** Open the chosen mark. */
  open() {
    const { node } = this.choice;
    if (node === null) return;
    this.choice.take({ node });
    this.#restyle();
    this.send("node", node);
  }

  /** Choose nothing. */
  clear() {
    if (this.choice.node === null && this.choice.edge === null) return;
    this.choice.take({});
    this.#restyle();
    this.frame.announce(this.data.texts.cleared);
    this.send("background", null);
  }

  #announce() {
    const { node } = this.choice;
    const { label } = this.data.nodes.find(({ id }) => id === node);
    const count = this.ties.count(node);
    const { noTie, oneTie, ties } = this.data.texts;
    const sentence = count === 0 ? noTie : count === 1 ? oneTie : ties;
    this.frame.announce(sentence.replace(/\{(label|n)\}/gu, (_, name) => (name === "n" ? count : label)));
  }

  /** Leave nothing behind. */
  destroy() {
    this.#stop.abort();
    this.network?.destroy();
    delete this.surface.__graphView;
  }
}
