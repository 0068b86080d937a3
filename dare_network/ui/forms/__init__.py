"""Forms made of fields, for every kind of record."""
