"""A page with nothing but its title, on a server as Streamlit starts it."""

import streamlit as st

st.title("Empty")
