(() => {
  "use strict";
  const { nodes, edges, options } = JSON.parse(document.getElementById("network").textContent);
  const picture = document.getElementById("picture");
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  // Marks are ringed in the colour of the paper, so that marks and lines that touch stay apart.
  function themed() {
    const [paper, ink, line] = ["--paper", "--ink", "--line"].map(colour);
    const ring = { border: ink };
    return {
      nodes: { font: { color: ink, strokeColor: paper }, color: { border: paper, highlight: ring, hover: ring } },
      edges: { color: { color: line, highlight: ink, hover: ink, inherit: false } },
    };
  }

  function mark({ color: background, ...node }) {
    return { ...node, color: { background, highlight: { background }, hover: { background } } };
  }

  // A colour given as text would bring its own darker tone when touched; the theme's is clearer.
  function line({ color, ...edge }) {
    return color ? { ...edge, color: { color } } : edge;
  }

  const theme = themed();
  const network = new vis.Network(
    picture,
    { nodes: new vis.DataSet(nodes.map(mark)), edges: new vis.DataSet(edges.map(line)) },
    {
      ...options,
      nodes: { ...options.nodes, ...theme.nodes, font: { ...options.nodes.font, ...theme.nodes.font } },
      edges: { ...options.edges, ...theme.edges },
    },
  );
  const frame = picture.querySelector(".vis-network");
  frame.setAttribute("role", "application");
  frame.setAttribute("aria-label", picture.dataset.label);
  frame.setAttribute("aria-describedby", "table");

  const retheme = () => { network.setOptions(themed()); network.redraw(); };
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", retheme);
  matchMedia("print").addEventListener("change", retheme);

  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  for (const button of document.querySelectorAll("[data-node]")) {
    button.addEventListener("click", () => {
      network.selectNodes([button.dataset.node]);
      network.focus(button.dataset.node, { scale: Math.max(1, network.getScale()), animation: !calm.matches });
      picture.scrollIntoView({ block: "nearest", behavior: calm.matches ? "auto" : "smooth" });
    });
  }
  picture.__graphView = { network };
})();
