/** Mirrors what is typed into one open form into the storage of the browser, and offers it back. */
import { drop, earlier, expire, write } from "./entries.js";
import { firstField, readFields } from "./fields.js";

/**
 * @typedef {{
 *   account: string, form: string, opening: string, version: number | null,
 *   fields: Record<string, string>, names: Record<string, Record<string, string>>, first: Record<string, string>, language: string, texts: {begun: string, take: string, drop: string},
 * }} About
 * @typedef {(values: import("./entries.js").Entry) => void} Take
 */

const BEAT = 400; // milliseconds: what is lost at most when a browser dies

/** @param {string} text Fields of one line have no line ends, whatever was put into them. */
const plain = (text) => text.replace(/\s+/g, " ").trim();

export class Typing {
  /** @param {HTMLElement} root @param {About} about @param {Take} take */
  constructor(root, about, take) {
    this.root = root;
    this.about = about;
    this.take = take;
    /** What was written last, so that nothing is written twice. */
    this.told = "{}";
    /** What is offered, as it is written. */
    this.offered = "";
    /** @type {Record<string, string>} What each field was seen to hold last. */
    this.values = {};
    /** Whether it was seen once what the form holds. */
    this.seen = false;
    this.keep = this.keep.bind(this);
    this.timer = setInterval(this.keep, BEAT);
    addEventListener("pagehide", this.keep);
    expire(Date.now());
    this.offer();
  }

  /** Write down what differs from what the form began with. */
  keep() {
    const { account, form, opening, version, fields, names, first } = this.about;
    const seen = readFields(fields, names);
    // A form that is being taken down has no fields any more.
    if (!Object.keys(seen).length) return;
    Object.assign(this.values, seen);
    const typed = Object.entries(this.values).filter(([name, value]) => plain(value) !== plain(first[name]));
    if (!this.seen && !typed.length) this.offer("");
    this.seen = true;
    const entry = { at: Date.now(), version, values: Object.fromEntries(typed) };
    const told = JSON.stringify(entry.values);
    // What stands in the form need not be offered, however late it came into it.
    if (told === this.offered) this.part(".offer").hidden = true;
    if (told === this.told) return;
    this.told = told;
    write(account, form, opening, typed.length ? entry : null);
  }

  /**
   * Show what was typed before and not saved, with its day and time, to be taken up or dropped.
   * @param {string} but The opening of which nothing is offered; "" for none: where a page could not be drawn, a
   * form that is still the same comes back without what was typed into it.
   */
  offer(but = this.about.opening) {
    const { account, form, opening, language, texts } = this.about;
    const found = earlier(account, form, but);
    const bar = this.part(".offer");
    bar.hidden = !found;
    this.offered = found ? JSON.stringify(found.entry.values) : "";
    if (!found) return;
    const inAmsterdam = { dateStyle: "medium", timeStyle: "short", timeZone: "Europe/Amsterdam" };
    const when = new Intl.DateTimeFormat(language, /** @type {Intl.DateTimeFormatOptions} */ (inAmsterdam));
    this.part(".begun").textContent = texts.begun.replace("{when}", when.format(found.entry.at));
    this.button(".take", texts.take, () => {
      // It is on its way into the fields: until it is there, an empty form has lost nothing.
      this.seen = true;
      // Under its new opening before the old is gone: it is in the storage at every moment.
      write(account, form, opening, found.entry);
      if (found.opening !== opening) drop([found.opening]);
      this.take(found.entry);
    });
    this.button(".drop", texts.drop, () => {
      if (found.opening === opening) write(account, form, opening, null);
      else drop([found.opening]);
    });
  }

  /** @param {string} selector @param {string} text @param {() => void} act */
  button(selector, text, act) {
    const button = this.part(selector);
    button.textContent = text;
    button.onclick = () => {
      act();
      this.offer();
      // The button is gone, and the focus with it: whoever pressed it goes on in the form.
      firstField(this.about.fields)?.focus();
    };
  }

  /** @param {string} selector @returns {HTMLElement} */
  part(selector) {
    const found = this.root.querySelector(selector);
    if (!(found instanceof HTMLElement)) throw new Error(`${selector} is missing.`);
    return found;
  }

  destroy() {
    clearInterval(this.timer);
    removeEventListener("pagehide", this.keep);
  }
}
