"""Rules, which the field holds to be right: pure functions and tables, with today as an argument."""
