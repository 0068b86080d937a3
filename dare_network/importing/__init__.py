"""The plan of an import: who is meant by each row of a file, and what would be written."""
