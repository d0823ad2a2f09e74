"""A text as the pages print it."""

from __future__ import annotations

from typing import Any

Printed = str | list[list[Any]]
"""A string or, where it holds words that run to the left, a list of [words, language, leftward]."""
