"""The figures of the summary."""
