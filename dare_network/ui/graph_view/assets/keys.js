/** The keyboard: walking along the ties, opening, unfolding, zooming. */

/** @param {HTMLElement} surface @param {import("./view.js").GraphView} view @param {AbortSignal} signal */
export function connectKeys(surface, view, signal) {
  /** @type {Record<string, () => void>} */
  const actions = {
    ArrowRight: () => view.step((walk, ring) => walk.round(1, ring)),
    ArrowLeft: () => view.step((walk, ring) => walk.round(-1, ring)),
    ArrowDown: () => view.step((walk, ring) => walk.onward(ring)),
    ArrowUp: () => view.step((walk) => walk.back()),
    Enter: () => view.open(),
    e: () => view.unfold(),
    f: () => view.stage?.fit(),
    Escape: () => view.clear(),
    "+": () => view.stage?.camera.zoom(1.3),
    "=": () => view.stage?.camera.zoom(1.3),
    "-": () => view.stage?.camera.zoom(1 / 1.3),
  };
  const onKey = (/** @type {KeyboardEvent} */ event) => {
    const action = actions[event.key];
    if (!action || !view.stage || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  };
  surface.addEventListener("keydown", onKey, { signal });
}
