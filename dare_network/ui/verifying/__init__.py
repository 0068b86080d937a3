"""The question whether something is still true, on screen."""
