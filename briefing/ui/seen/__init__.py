"""A case as the panes see it: the view, what is chosen, what was just edited."""
