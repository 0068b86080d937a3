"""Groups of widgets, one a file. Each takes a key."""
