"""Drafts: what users hand in, checked before anything is stored."""
