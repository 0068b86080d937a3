/** What the fields of a form hold, as text, whatever kind of field Streamlit has drawn for each. */

/** @param {Element} found Streamlit draws some lists twice, once where nobody sees them. */
const isSeen = (found) => !found.closest("template");

/** @typedef {Record<string, string>} Names The id of each option of a choice, by its label. */

/**
 * @param {Element} place The container of one field. @param {Names} names
 * @returns {string | null} null before it is drawn, and while no option is chosen but words are typed to find one.
 */
function held(place, names) {
  if (place.querySelector("[data-testid=stMultiSelect]")) {
    const chosen = [...place.querySelectorAll("[data-tag]")].filter(isSeen);
    const ids = chosen.map((tag) => names[tag.getAttribute("aria-label") ?? ""]);
    return ids.every((id) => id !== undefined) ? ids.join("\n") : null;
  }
  const field = place.querySelector("textarea, input");
  if (field instanceof HTMLTextAreaElement) return field.value;
  if (!(field instanceof HTMLInputElement)) return null;
  if (field.type === "checkbox") return field.checked ? "1" : "";
  if (!place.querySelector("[data-testid=stSelectbox]")) return field.value;
  return field.value ? (names[field.value] ?? null) : "";
}

/** @param {string} marked The class of a field; in a form, choices have words of their own. */
const fieldOf = (marked) =>
  document.getElementsByClassName(marked)[0] ?? document.getElementsByClassName(`${marked}--form`)[0];

/**
 * @param {Record<string, string>} classes The class of the container of each field, by its name.
 * @param {Record<string, Names>} names Those of the choices, by the name of the field.
 * @returns {Record<string, string>} Only fields that are drawn.
 */
export function readFields(classes, names) {
  /** @type {Record<string, string>} */
  const values = {};
  for (const [name, marked] of Object.entries(classes)) {
    const place = fieldOf(marked);
    const value = place && held(place, names[name] ?? {});
    if (typeof value === "string") values[name] = value;
  }
  return values;
}

/**
 * The first field in which somebody can go on; a day would open its calendar over the others.
 * @param {Record<string, string>} classes @returns {HTMLElement | undefined}
 */
export function firstField(classes) {
  for (const marked of Object.values(classes)) {
    const field = fieldOf(marked)?.querySelector(":not([data-testid=stDateInput] *):is(textarea, input):not(:disabled)");
    if (field instanceof HTMLElement && field.checkVisibility({ visibilityProperty: true })) return field;
  }
  return undefined;
}
