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

/** What the cookie says of this window, and whether over what it says of others. */
let cookie = "";
let over = false;

function remember() {
  const [name] = cookie.split("=");
  const stands = document.cookie.split("; ").some((each) => each.startsWith(`${name}=`));
  if (cookie && (over || !stands)) document.cookie = `${cookie}; path=/; SameSite=Strict`;
}

// Whoever finds a server again goes by the cookie: a window of the public makes it say so just before.
new MutationObserver(() => {
  if (carried.as === "public" && !document.querySelector("[data-test-connection-state=CONNECTED]")) remember();
}).observe(document.documentElement, { subtree: true, attributeFilter: ["data-test-connection-state"] });

/** @param {{data: Settings}} component */
export default function mount({ data }) {
  carried = data.wanted;
  [cookie, over] = [data.cookie, data.over];
  remember();
  const url = new URL(location.href);
  write(url);
  // In place: what is gone back to is a page, not a language or a role.
  if (url.href !== location.href) history.replaceState(history.state, "", url);
}
