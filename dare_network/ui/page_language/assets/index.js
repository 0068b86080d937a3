/**
 * Streamlit calls this when the page is drawn, and again when its language changes.
 * @param {{data: {language: string}}} component
 */
export default function mount({ data }) {
  document.documentElement.lang = data.language;
}
