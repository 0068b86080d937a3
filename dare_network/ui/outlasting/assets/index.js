/** Writes what outlives a session into the address of this window, and into the cookie of this browser. */

/** @typedef {{wanted: Record<string, string>, seen: Record<string, string>, cookie: string}} Settings */

/** @param {{data: Settings}} component */
export default function mount({ data }) {
  if (data.cookie) document.cookie = `${data.cookie}; path=/; SameSite=Strict`;
  const url = new URL(location.href);
  const differing = Object.entries(data.wanted).filter(([name, value]) => (url.searchParams.get(name) ?? "") !== value);
  if (!differing.length) return;
  for (const [name, value] of differing) {
    if (value) url.searchParams.set(name, value);
    else url.searchParams.delete(name);
  }
  // In place: what is gone back to is a page, not a language or a role.
  history.replaceState(history.state, "", url);
}
