"""The network of actors: where they lie, how they are painted, and the view that they are looked at in."""
