"""The words and rules of the field: plain Python without database, interface, clock or randomness."""
