"""Files on their way in: mapping, plan, load, history, and sheets that come back."""
