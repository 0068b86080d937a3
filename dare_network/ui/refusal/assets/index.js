/** Brings the refusal beside which it stands into sight. */

const LATER = [0, 150, 500]; // milliseconds after which it is looked for, while it is still being drawn

/** @param {{parentElement: ShadowRoot}} component */
export default function mount({ parentElement }) {
  const timers = LATER.map((late) =>
    setTimeout(() => {
      const place = parentElement.host.closest("[data-testid=stVerticalBlock]");
      const refusal = place?.querySelector("[data-testid=stAlert]");
      if (!(refusal instanceof HTMLElement)) return;
      refusal.style.scrollMargin = "1rem";
      refusal.scrollIntoView({ block: "nearest" });
    }, late),
  );
  return () => timers.forEach(clearTimeout);
}
