"""Records that look like the same person or organisation. Pure: candidates in, pairs with reasons out."""
