"""Files: from bytes to plain values and back. No database, no rules of the field."""
