"""One page for each way to draw a network; `?n=1000` says how large it is."""
