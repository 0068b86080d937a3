/** Where the keyboard is while a panel lies over the page. */

const PANEL = "[data-testid=stDialog] [role=dialog]";
const FORM = "[data-testid=stForm] ";
const FIELD = ":is(input:not([type=hidden], [type=file], [aria-hidden=true]), textarea, [role=spinbutton]):not(:disabled)";
const BEAT = 150; // milliseconds
const PATIENCE = 3000; // milliseconds in which the form of a panel is drawn

/** @param {Element} panel @param {string} selector */
const firstSeen = (panel, selector) =>
  [...panel.querySelectorAll(selector)].find((field) => field.checkVisibility({ visibilityProperty: true }));

/** @param {Element} panel @param {boolean} late Whether there will be no form any more. */
const firstField = (panel, late) =>
  // What is told while it is filled in stands above the form, and begins it.
  late || firstSeen(panel, FORM + FIELD) ? firstSeen(panel, FIELD) : undefined;

/** On a telephone a field would bring the keys of the screen over a form that nobody has read. */
const byFinger = () => matchMedia("(pointer: coarse)").matches;

class Panel {
  /** @param {HTMLElement} place */
  constructor(place) {
    this.place = place;
    this.opened = Date.now();
    this.begins = !byFinger();
    /** @type {Element | undefined} The first field at the last look. */
    this.seen = undefined;
    this.lost = false;
    this.timer = setInterval(() => this.beat(), BEAT);
  }

  beat() {
    const at = document.activeElement;
    if (this.begins) return this.begin(at);
    // What had the focus is gone: without it, Escape would not shut the panel, nor the tab key lead into it.
    const lost = at === null || at === document.body;
    if (lost && this.lost) this.place.focus({ preventScroll: true });
    this.lost = lost;
  }

  /** Go to the first field, unless the reader was faster. @param {Element | null} at */
  begin(at) {
    const late = Date.now() - this.opened > PATIENCE;
    const field = firstField(this.place, late);
    // Kinds of fields are loaded one by one: the first that is drawn need not be the first of the form.
    const whole = field === this.seen && !this.place.querySelector("[data-testid=stSkeleton]");
    this.seen = field;
    const elsewhere = at !== this.place && this.place.contains(at);
    if (!(field && whole) && !elsewhere && !late) return;
    this.begins = false;
    // A day opens its calendar over the fields below as soon as it has the focus: there, the panel keeps it.
    if (field instanceof HTMLElement && !elsewhere && field.role !== "spinbutton") field.focus();
  }

  leave() {
    clearInterval(this.timer);
  }
}

/** Look after each panel from when it opens until it is gone; Streamlit draws them right under the body. */
export function follow() {
  /** @type {Panel | null} */
  let open = null;
  const look = () => {
    const place = document.querySelector(PANEL);
    if (open?.place === place) return;
    open?.leave();
    open = place instanceof HTMLElement ? new Panel(place) : null;
  };
  new MutationObserver(look).observe(document.body, { childList: true });
}
