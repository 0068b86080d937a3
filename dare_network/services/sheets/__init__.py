"""Parts of dialogues in spreadsheets: taken along, changed there, and brought back."""
