"""What a case says: happenings, sums, charts, ties, filters. Nothing here changes it."""
