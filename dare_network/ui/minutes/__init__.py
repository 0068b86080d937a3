"""Minutes on screen: their text in versions, and the steps of their circulation."""
