"""Every text that the window shows, and the one door for other languages."""
