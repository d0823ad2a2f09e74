"""The open case: its file, its undo stack, and what works on it out of sight."""
