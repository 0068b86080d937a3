"""Commitments on screen: list, board, forms, milestones, decisions."""
