"""Stakeholder network and regulatory dialogue tracker for DARE-NL."""

__version__ = "0.1.0"
