/** What the fields of a form hold, as text, whatever kind of field Streamlit has drawn for each. */

/** @param {Element} found Streamlit draws some lists twice, once where nobody sees them. */
const isSeen = (found) => !found.closest("template");

/** @param {Element} place The container of one field. @returns {string | null} null before it is drawn. */
function held(place) {
  if (place.querySelector("[data-testid=stMultiSelect]")) {
    const chosen = [...place.querySelectorAll("[data-tag]")].filter(isSeen);
    return chosen.map((tag) => tag.getAttribute("aria-label")).join("\n");
  }
  const field = place.querySelector("textarea, input");
  if (field instanceof HTMLTextAreaElement) return field.value;
  if (!(field instanceof HTMLInputElement)) return null;
  return field.type === "checkbox" ? (field.checked ? "1" : "") : field.value;
}

/**
 * @param {Record<string, string>} classes The class of the container of each field, by its name.
 * @returns {Record<string, string>} Only fields that are drawn.
 */
export function readFields(classes) {
  /** @type {Record<string, string>} */
  const values = {};
  for (const [name, marked] of Object.entries(classes)) {
    const place = document.getElementsByClassName(marked)[0];
    const value = place && held(place);
    if (typeof value === "string") values[name] = value;
  }
  return values;
}
