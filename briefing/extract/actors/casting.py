"""The cast is put together: names first, so that a description can look to both sides."""

from __future__ import annotations

from briefing.extract.actors.bands import Bands
from briefing.extract.actors.cast import Cast
from briefing.extract.actors.describing import Describing
from briefing.extract.actors.naming import Naming
from briefing.extract.actors.voices import find_voices
from briefing.extract.names.mentions import Mentions, Sort
from briefing.extract.places.atlas import Atlas
from briefing.extract.sentences.parse import Paper
from briefing.knowledge import Knowledge


def assemble(paper: Paper, mentions: Mentions, atlas: Atlas, knowledge: Knowledge) -> Cast:
    """Go through the mentions in text order and find out who they are."""
    cast = Cast(paper, mentions, atlas, knowledge)
    naming, describing = Naming(cast), Describing(cast)
    for mention in mentions.all:
        naming.take(mention)
    for mention in mentions.all:
        if mention.sort is Sort.DESCRIPTION:
            describing.take(mention)
    describing.finish()
    Bands(cast).bind()
    naming.settle()
    cast.voices = find_voices(cast)
    return cast
