"""Copies in which chosen names do not appear."""
