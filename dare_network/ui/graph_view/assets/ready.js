/** What must be there before a picture can be drawn. */

/**
 * Streamlit starts the script of a component before its style has arrived, and a picture would measure
 * a place that has no size yet.
 * @param {ShadowRoot} root
 * @returns {Promise<unknown>} settled when the style is there, or cannot be had
 */
export function styled(root) {
  const links = /** @type {NodeListOf<HTMLLinkElement>} */ (root.querySelectorAll("link[rel=stylesheet]"));
  const late = [...links].filter((link) => !link.sheet);
  const settled = (/** @type {HTMLLinkElement} */ link) => new Promise((done) => { link.onload = link.onerror = done; });
  return Promise.all(late.map(settled));
}

/** @returns {boolean} whether this browser has a canvas to draw on */
export function canDraw() {
  return Boolean(document.createElement("canvas").getContext?.("2d"));
}
