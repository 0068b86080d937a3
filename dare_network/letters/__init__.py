"""Reading letters and notes: what in them could become a record, and where it stands. By rules alone."""
