"""An article becomes sentences of plain words with their tree, what every later stage stands on; one file knows spaCy."""
