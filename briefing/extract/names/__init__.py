"""Which words name or describe an actor, a person or a place."""
