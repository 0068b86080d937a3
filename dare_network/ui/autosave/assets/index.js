/** Where Streamlit mounts the component: beside an open form, and once more where forms were saved. */
import { drop } from "./entries.js";
import { Typing } from "./typing.js";

/** @type {WeakMap<HTMLElement, Typing>} Streamlit calls again on the same root when data or theme change. */
const open = new WeakMap();

/**
 * @typedef {{part: "form"} & import("./typing.js").About | {part: "saved", openings: string[]}} Part
 * @param {{data: Part, parentElement: HTMLElement, setTriggerValue: (name: string, value: unknown) => void}} component
 */
export default function mount({ data, parentElement, setTriggerValue }) {
  if (data.part === "saved") return drop(data.openings);
  const known = open.get(parentElement);
  if (known?.about.opening === data.opening) {
    known.about = data;
  } else {
    known?.destroy();
    open.set(parentElement, new Typing(parentElement, data, (entry) => setTriggerValue("taken", entry)));
  }
  return () => {
    open.get(parentElement)?.destroy();
    open.delete(parentElement);
  };
}
