"""From graphs and records to pictures, figures and printable pages; nothing here knows Streamlit."""
