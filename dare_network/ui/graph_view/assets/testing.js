/** What a test in a browser, or a benchmark, can ask of a picture, whichever way it is drawn. Marks go by their keys. */

/** @param {import("./view.js").GraphView} view */
export function hook(view) {
  const shown = () => /** @type {NonNullable<typeof view.stage>} */ (view.stage);
  const picture = () => /** @type {import("./picture.js").Picture} */ (view.picture);
  const point = (/** @type {number} */ mark) => ({ x: shown().places.x[mark], y: shown().places.y[mark] });
  const keyOf = (/** @type {number} */ mark) => (mark < 0 ? null : picture().key(mark));
  const marks = () => Array.from(picture().columns.key.keys());
  const lines = () => Array.from(picture().columns.style.keys());
  Object.assign(view.surface, {
    __graphView: {
      view,
      get stage() { return view.stage; },
      get renderer() { return shown().renderer; },
      theme: () => view.theme,
      keys: () => Array.from(picture().columns.key),
      positions: () => Object.fromEntries(marks().map((mark) => [keyOf(mark), point(mark)])),
      position: (/** @type {number} */ key) => point(picture().at(key)),
      toScreen: (/** @type {number} */ key) => shown().camera.toScreen(point(picture().at(key))),
      screen: (/** @type {{x: number, y: number}} */ place) => shown().camera.toScreen(place),
      at: (/** @type {{x: number, y: number}} */ place) => keyOf(shown().touched(place).mark),
      camera: () => ({ x: shown().camera.x, y: shown().camera.y, scale: shown().camera.scale }),
      look: (/** @type {{x?: number, y?: number, scale?: number}} */ where) => shown().camera.look(where),
      watch: (/** @type {() => void} */ drawn) => shown().watch(drawn),
      selected: () => view.choice.mark,
      shownLabels: () => shown().labels.placed.map(({ mark }) => picture().label(mark)),
      marks: () => marks().map((mark) => ({
        key: keyOf(mark), label: picture().label(mark), title: picture().title(mark), ...picture().kind(mark), stress: shown().stress.marks[mark],
      })),
      lines: () => lines().map((line) => ({
        ends: picture().ends(line).map(keyOf), title: picture().lineTitle(line), ...picture().style(line), stress: shown().stress.lines[line],
      })),
    },
  });
}
