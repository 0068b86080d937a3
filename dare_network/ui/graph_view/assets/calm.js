/** Whether the reader asked for fewer movements. */
export const calm = matchMedia("(prefers-reduced-motion: reduce)");
