"""The desk at which a pasted letter becomes records."""
