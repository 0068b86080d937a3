"""Costs of the product, each figure beside that of something comparable: `python -m bench`."""
