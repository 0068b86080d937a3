/**
 * What was typed, in the storage of this browser: one entry for each opening of a form, under the account,
 * the form and the opening. Nothing of it is sent anywhere unless somebody takes it up again.
 */

/** @typedef {{at: number, version: number | null, values: Record<string, string>}} Entry */

const BEGINNING = "dare.typing";
const DAYS = 30;

/** @type {Set<string>} Openings that were saved or dropped: nothing of them is written after that. */
const done = new Set();

/** @param {string} account @param {string} form @param {string} opening */
const address = (account, form, opening) => JSON.stringify([BEGINNING, account, form, opening]);

/** @param {string} key @returns {string[]} What an address is made of; empty for what others store. */
function parts(key) {
  if (!key.startsWith(`["${BEGINNING}",`)) return [];
  try {
    return JSON.parse(key).slice(1);
  } catch {
    return [];
  }
}

const ours = () => Object.keys(localStorage).filter((key) => parts(key).length === 3);

/** @param {string} key @returns {Entry | null} null for what no longer is one. */
function read(key) {
  try {
    const entry = JSON.parse(localStorage.getItem(key) ?? "null");
    return entry && typeof entry.at === "number" && typeof entry.values === "object" ? entry : null;
  } catch {
    return null;
  }
}

/**
 * @param {string} account @param {string} form @param {string} opening
 * @param {Entry | null} entry null where there is nothing to keep.
 */
export function write(account, form, opening, entry) {
  const key = address(account, form, opening);
  if (!entry || done.has(opening)) return localStorage.removeItem(key);
  try {
    localStorage.setItem(key, JSON.stringify(entry));
  } catch {
    // The storage is full or closed to us: the form works as it did before there was any keeping.
  }
}

/**
 * The latest that was typed into this form at an earlier opening.
 * @param {string} account @param {string} form @param {string} opening
 * @returns {{opening: string, entry: Entry} | null}
 */
export function earlier(account, form, opening) {
  const found = ours().flatMap((key) => {
    const [whose, where, when] = parts(key);
    const entry = whose === account && where === form && when !== opening ? read(key) : null;
    return entry ? [{ opening: when, entry }] : [];
  });
  return found.sort((one, other) => other.entry.at - one.entry.at)[0] ?? null;
}

/** @param {string[]} openings Remove what was typed at these, for good. */
export function drop(openings) {
  for (const opening of openings) done.add(opening);
  for (const key of ours()) if (done.has(parts(key)[2])) localStorage.removeItem(key);
}

/** Remove what nobody has taken up for a month. @param {number} now */
export function expire(now) {
  for (const key of ours()) if (now - (read(key)?.at ?? 0) > DAYS * 86_400_000) localStorage.removeItem(key);
}
