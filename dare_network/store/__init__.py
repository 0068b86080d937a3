"""The only package that knows SQL. Rows stay inside; what leaves are records of `domain.records`."""
