"""From files and text to readings: sources, workers, what is left unread, what was added to knowledge."""
