"""Composing a briefing: its texts with their sources, its sections, the facts to choose from."""
