"""Parts of dialogues in spreadsheets: exported, changed there, and imported again."""
