"""Records that may be one: the queue of pairs, the form that merges two, and what was decided."""
