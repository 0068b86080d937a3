"""Widgets that every noun uses."""
