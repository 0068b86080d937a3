/** The keyboard: walking along the ties, opening, zooming. */

/** @param {HTMLElement} surface @param {import("./view.js").GraphView} view @param {AbortSignal} signal */
export function connectKeys(surface, view, signal) {
  const actions = {
    ArrowRight: () => view.step((walk) => walk.round(1)),
    ArrowLeft: () => view.step((walk) => walk.round(-1)),
    ArrowDown: () => view.step((walk) => walk.onward()),
    ArrowUp: () => view.step((walk) => walk.back()),
    Enter: () => view.open(),
    Escape: () => view.clear(),
    "+": () => view.camera.zoom(1.3),
    "=": () => view.camera.zoom(1.3),
    "-": () => view.camera.zoom(1 / 1.3),
  };
  const onKey = (event) => {
    const action = actions[event.key];
    if (!action || !view.network || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  };
  surface.addEventListener("keydown", onKey, { signal });
}
