"""Measures of actors and of the whole network in numbers, each with its convention and its source."""
