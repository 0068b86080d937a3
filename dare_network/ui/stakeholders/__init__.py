"""People and organisations on screen: directory, card, forms."""
