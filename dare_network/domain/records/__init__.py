"""Records, which services return: frozen values, safe to share between sessions and to keep in a cache."""
