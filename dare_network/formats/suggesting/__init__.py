"""The judgement of what the columns of a table are, from their headers and from their cells."""
