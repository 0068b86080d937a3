"""Answers to questions: routes, departures, coverage, suggestions, changes."""
