/** Keeps single letters from Streamlit, and the keyboard inside of a panel that lies over the page. */
import { follow } from "./panels.js";

const SHORTCUTS = ["c", "r"];

// Streamlit listens at the document, one step above: fields, lists and the picture have heard the key before.
document.documentElement.addEventListener("keydown", (event) => {
  const single = !(event.ctrlKey || event.metaKey || event.altKey);
  if (single && SHORTCUTS.includes(event.key?.toLowerCase())) event.stopPropagation();
});

follow();

/** Streamlit wants something to call; all is done once, when the script comes. */
export default function mount() {}
