"""Full text over dialogues and notes, on SQLite and on PostgreSQL with the same results."""
