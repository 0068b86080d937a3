"""What the product costs, each figure beside that of something comparable: `python -m bench`."""
