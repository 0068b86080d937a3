import { shutMenu } from "./menu.js";

/** Writes what outlives a session into the address of this window, its links, and the cookie of this browser. */

/** @typedef {{wanted: Record<string, string>, run: string, cookie: string, over: boolean}} Settings */

const LINKS = "a[data-testid=stSidebarNavLink], a[data-testid=stPageLink-NavLink]";

/** @type {Record<string, string>} */
let carried = {};

/** @param {URL} url */
function write(url) {
  for (const [name, value] of Object.entries(carried)) {
    if (value) url.searchParams.set(name, value);
    else url.searchParams.delete(name);
  }
}

/** @param {Event} event */
function linkOf(event) {
  const link = event.target instanceof Element ? event.target.closest(LINKS) : null;
  return link instanceof HTMLAnchorElement ? link : null;
}

// What is opened beside this window, or copied, goes by the address of the link.
for (const moment of ["pointerdown", "contextmenu", "focusin"]) {
  document.addEventListener(
    moment,
    (event) => {
      const link = linkOf(event);
      if (!link) return;
      const url = new URL(link.href);
      write(url);
      if (link.href !== url.href) link.href = url.href;
    },
    true,
  );
}

// Streamlit would open the link in this window, whatever key is held.
document.addEventListener(
  "click",
  (event) => {
    const link = linkOf(event);
    if (!link) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey) event.stopImmediatePropagation();
    else shutMenu(link);
  },
  true,
);

/** @param {{data: Settings}} component */
export default function mount({ data }) {
  carried = data.wanted;
  const [name] = data.cookie.split("=");
  const stands = document.cookie.split("; ").some((each) => each.startsWith(`${name}=`));
  if (data.cookie && (data.over || !stands)) document.cookie = `${data.cookie}; path=/; SameSite=Strict`;
  const url = new URL(location.href);
  write(url);
  // In place: what is gone back to is a page, not a language or a role.
  if (url.href !== location.href) history.replaceState(history.state, "", url);
}
