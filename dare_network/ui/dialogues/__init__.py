"""Dialogues on screen: list, view, forms, questions, meetings, outcomes, history."""
