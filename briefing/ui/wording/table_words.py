"""The visible words for sorting tables and choosing their columns, in English."""

from __future__ import annotations

SORT = "Sort and columns…"
SORT_BY = "Sort by"
UNSORTED = "As told in the articles"
ASCENDING = "Ascending: A to Z, first to last, least to most"
DESCENDING = "Descending: Z to A, last to first, most to least"
COLUMNS = "Columns"
SORTED_UP = "Sorted by {column}, ascending"
SORTED_DOWN = "Sorted by {column}, descending"
SORTED_NOT = "In the order of the articles"
SHOWN = "Column {column} shown"
HIDDEN = "Column {column} hidden"
NO_TABLE = "There is no table in front. Ctrl+3 or Ctrl+5 goes to one."
