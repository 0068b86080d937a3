"""Norm times on screen: the clock of a dialogue, and the editor."""
