/** The script of vis-network, once for the page. */

/** @type {Map<string, Promise<any>>} */
const loading = new Map();

/** @returns {any} the `vis` namespace, when it is there */
export function vis() {
  return /** @type {any} */ (globalThis).vis;
}

/**
 * @param {string} address relative to the root of the app
 * @returns {Promise<unknown>} settled when `vis` is there; rejected when the script cannot be loaded
 */
export function loadVis(address) {
  if (vis()?.Network) return Promise.resolve();
  const begun = loading.get(address);
  if (begun) return begun;
  const attempt = request(address);
  // A failed attempt is forgotten, so that the next picture tries again.
  attempt.catch(() => loading.delete(address));
  loading.set(address, attempt);
  return attempt;
}

/** @param {string} address @returns {Promise<void>} */
function request(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    // This module lies four folders below the root of the app, wherever that is served.
    script.src = new URL(`../../../../${address}`, import.meta.url).href;
    script.onload = () => (vis()?.Network ? resolve() : reject(new Error(script.src)));
    script.onerror = () => reject(new Error(script.src));
    document.head.append(script);
  });
}
