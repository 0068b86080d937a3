"""What becomes of the rows of an imported file: who is meant, and what would be written."""
