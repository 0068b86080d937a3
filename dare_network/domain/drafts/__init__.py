"""What users hand in, checked before anything is stored."""
