"""The interface: the only package that imports Streamlit."""
