/** What must be there before a picture can be drawn: vis-network, once for the page, and our own style. */

/** @type {Map<string, Promise<any>>} */
const loading = new Map();

/**
 * @param {string} address relative to the root of the app
 * @returns {Promise<any>} the `vis` namespace; rejected when the script cannot be loaded
 */
export function loadVis(address) {
  if (globalThis.vis?.Network) return Promise.resolve(globalThis.vis);
  if (!loading.has(address)) {
    const attempt = request(address);
    // A failed attempt is forgotten, so that the next picture tries again.
    attempt.catch(() => loading.delete(address));
    loading.set(address, attempt);
  }
  return loading.get(address);
}

function request(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    // This module lies three folders below the root of the app, wherever that is served.
    script.src = new URL(`../../../${address}`, import.meta.url).href;
    script.onload = () => (globalThis.vis?.Network ? resolve(globalThis.vis) : reject(new Error(script.src)));
    script.onerror = () => reject(new Error(script.src));
    document.head.append(script);
  });
}

/**
 * Streamlit starts the script of a component before its style has arrived, and a picture would measure
 * a place that has no size yet.
 * @param {ShadowRoot} root
 * @returns {Promise<unknown>} settled when the style is there, or cannot be had
 */
export function styled(root) {
  const late = [...root.querySelectorAll("link[rel=stylesheet]")].filter((link) => !link.sheet);
  const settled = (link) => new Promise((done) => { link.onload = link.onerror = done; });
  return Promise.all(late.map(settled));
}

/** @returns {boolean} whether this browser has a canvas to draw on */
export function canDraw() {
  return Boolean(document.createElement("canvas").getContext?.("2d"));
}
