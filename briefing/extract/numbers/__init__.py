"""Numbers with their hedges as ranges, and what sort of number each is."""
