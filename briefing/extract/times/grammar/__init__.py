"""The grammar of times: from pieces of words to phrases that are resolved later, in their place in the story.

Each rule reads one sort of expression at some piece of a `Line` and returns where it ends and how to work out its days
from a `Setting`; `grammar` knows which rule reads what. Look-ahead is bounded, and so is nesting ("the night of the end of
the week before ..."): reading takes time in step with the text.
"""

from briefing.extract.times.grammar.grammar import Grammar
from briefing.extract.times.grammar.phrase import Phrase, Reference, Resolver, resolved

__all__ = ["Grammar", "Phrase", "Reference", "Resolver", "resolved"]
