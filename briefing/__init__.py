"""Briefing: from article text to a timeline, actor profiles, casualty charts and a printed briefing, all on one laptop."""

__version__ = "0.1.0"
