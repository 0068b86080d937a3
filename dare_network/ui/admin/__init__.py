"""The care of an installation."""
