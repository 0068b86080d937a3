"""Records and the network as files."""
