"""Records to documents that leave the product: DOCX, PDF and iCalendar."""
