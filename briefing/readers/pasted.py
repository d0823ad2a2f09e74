"""Text pasted or dragged in, as plain words or as a piece of a page from a browser."""

from __future__ import annotations

from briefing.domain.text import Offer
from briefing.errors import InputEmpty
from briefing.readers import front_matter, plain
from briefing.readers.bylines import EDGES
from briefing.readers.encodings import check_length
from briefing.readers.front_matter import Header
from briefing.readers.lines import blocks_of
from briefing.readers.mending import mended


def read(text: str, html: str | None, name: str) -> Offer:
    """What was pasted offers: the marked-up form where it holds the words, the plain one otherwise.

    Raises InputTooLarge or InputEmpty.
    """
    text, notes = mended(_without_halves(text))
    check_length(name, text)
    if html:
        html, _ = mended(_without_halves(html))
        check_length(name, html)
        from briefing.readers.web_page import blocks_of_fragment, heads_itself

        parts = blocks_of_fragment(html)
        # Editors put a picture of their colours beside the text: what says less than the plain form is not the article.
        if sum(len(words) for _, words in parts) >= 0.8 * len("".join(text.split())):
            try:
                head = heads_itself(html)
                return plain.offer(name, html.encode(), "text/html", Header(), parts, take_title=head, notes=notes)
            except InputEmpty:
                pass  # the plain form may still hold words
    header, body = front_matter.split(text)
    return plain.offer(name, text.encode(), "text/plain", header, blocks_of(body, EDGES), notes=notes)


def _without_halves(text: str) -> str:
    """Without the halves of surrogate pairs that some clipboards hand over; they are no characters."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
