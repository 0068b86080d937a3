"""Services: what a user can do. Each asks for the right, owns the transaction and returns records."""
