/**
 * Shut the menu after a page was chosen in it where it lies over the page. Streamlit does so only where the browser
 * calls itself that of a telephone: not in a narrow window, nor on a tablet.
 * @param {Element} link
 */
export function shutMenu(link) {
  const menu = link.closest("[data-testid=stSidebar]");
  if (!(menu instanceof HTMLElement) || !matchMedia("(max-width: 768px)").matches) return;
  // By then Streamlit has done what it does with the click.
  setTimeout(() => {
    const button = menu.querySelector("[data-testid=stSidebarCollapseButton] button");
    if (menu.dataset.collapsed === "false" && button instanceof HTMLElement) button.click();
  });
}
