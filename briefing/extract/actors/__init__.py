"""Who the names and descriptions are: the cast of one article."""
