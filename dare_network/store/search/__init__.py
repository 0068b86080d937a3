"""Full text over the dialogues, on SQLite and on PostgreSQL with the same results."""
