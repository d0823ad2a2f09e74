"""Figures of people with what became of them, in which happening, and whose doing it was."""
