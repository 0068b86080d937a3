(() => {
  "use strict";
  const LETTERS = 36;
  const SIZE = 13;
  const { nodes, edges, options } = JSON.parse(document.getElementById("network").textContent);
  const picture = document.getElementById("picture");
  const byImportance = [...nodes].sort((one, other) => other.size - one.size);
  const calm = matchMedia("(prefers-reduced-motion: reduce)");

  function readTheme() {
    const style = getComputedStyle(document.documentElement);
    const [paper, ink, line] = ["--paper", "--ink", "--line"].map((name) => style.getPropertyValue(name).trim());
    return { paper, ink, line, font: getComputedStyle(document.body).fontFamily };
  }

  // Marks are ringed in the colour of the paper, so that marks and lines that touch stay apart.
  function coloured({ paper, ink, line }) {
    const ring = { border: ink };
    return {
      nodes: { color: { border: paper, highlight: ring, hover: ring } },
      edges: { color: { color: line, highlight: ink, hover: ink, opacity: 0.65, inherit: false } },
    };
  }

  // The names are drawn below, in letters of one size at every zoom.
  function mark({ color: background, label: _name, ...node }) {
    return { ...node, color: { background, highlight: { background }, hover: { background } } };
  }

  function line({ color, opacity, ...edge }) {
    const own = { ...(color && { color }), ...(opacity && { opacity }) };
    return color || opacity ? { ...edge, color: own } : edge;
  }

  function shortened(name) {
    const letters = [...name.replace(/\s+/gu, " ").trim()];
    return letters.length > LETTERS ? `${letters.slice(0, LETTERS).join("").trimEnd()}…` : letters.join("");
  }

  function overlap(one, other) {
    const apart = (axis, side) => Math.abs(one[axis] - other[axis]) >= (one[side] + other[side]) / 2;
    return !apart("x", "width") && !apart("y", "height");
  }

  /** As many names as fit without covering a mark or one another, those of large marks first. */
  function write(ctx) {
    const height = (SIZE * 1.25) / network.getScale();
    const positions = network.getPositions();
    const taken = nodes.map(({ id, size }) => ({ ...positions[id], width: 2 * size, height: 2 * size }));
    const font = `${SIZE / network.getScale()}px ${theme.font}`;
    Object.assign(ctx, { font, textAlign: "center", textBaseline: "middle", lineJoin: "round" });
    Object.assign(ctx, { lineWidth: height / 4, strokeStyle: theme.paper, fillStyle: theme.ink });
    for (const { id, label, size } of byImportance) {
      const text = shortened(label);
      const { x, y } = positions[id];
      const width = ctx.measureText(text).width;
      const sides = [1, -1].map((side) => ({ x, y: y + side * (size + height * 0.65), width, height }));
      const place = sides.find((side) => !taken.some((other) => overlap(side, other)));
      if (!place) continue;
      taken.push(place);
      ctx.strokeText(text, place.x, place.y);
      ctx.fillText(text, place.x, place.y);
    }
  }

  function merged(own) {
    const { nodes: forNodes, edges: forEdges } = coloured(own);
    return { ...options, nodes: { ...options.nodes, ...forNodes }, edges: { ...options.edges, ...forEdges } };
  }

  let theme = readTheme();
  const parts = { nodes: new vis.DataSet(nodes.map(mark)), edges: new vis.DataSet(edges.map(line)) };
  const network = new vis.Network(picture, parts, merged(theme));
  network.on("afterDrawing", write);
  const frame = picture.querySelector(".vis-network");
  frame.setAttribute("role", "application");
  frame.setAttribute("aria-label", picture.dataset.label);
  frame.setAttribute("aria-describedby", "table");

  function retheme() {
    theme = readTheme();
    network.setOptions(coloured(theme));
    network.redraw();
  }
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", retheme);
  matchMedia("print").addEventListener("change", retheme);

  for (const button of document.querySelectorAll("[data-node]")) {
    button.addEventListener("click", () => {
      const { node } = button.dataset;
      network.selectNodes([node]);
      network.focus(node, { scale: Math.max(1, network.getScale()), animation: !calm.matches });
      picture.scrollIntoView({ block: "nearest", behavior: calm.matches ? "auto" : "smooth" });
    });
  }
  picture.__graphView = { network, ...parts };
})();
