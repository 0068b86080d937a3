"""The layout: where nodes are drawn."""
