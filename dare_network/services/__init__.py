"""What a user can do. Each function asks for the right, owns the transaction and returns records."""
