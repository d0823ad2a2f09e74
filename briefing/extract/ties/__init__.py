"""Standing ties between actors, as words tell them."""
