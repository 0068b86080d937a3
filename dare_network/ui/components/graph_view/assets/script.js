/** Loading vis-network once for all pictures of the page. */

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

/** @returns {boolean} whether this browser has a canvas to draw on */
export function canDraw() {
  return Boolean(document.createElement("canvas").getContext?.("2d"));
}
