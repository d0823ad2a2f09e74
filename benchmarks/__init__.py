"""Measurements against peers and limits, each a ratio taken in one run: `python -m benchmarks` (README.md)."""
