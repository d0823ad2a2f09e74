"""What waits for the analyst, why the program read it, and what was done with it."""
