"""Words in texts: how they are cut, folded, inflected, asked for and found again."""
