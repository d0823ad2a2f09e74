"""Verbs that let others act: "let the women go", "set the hostages free", "allowed the children to leave" set them free."""

from __future__ import annotations

from briefing.extract.parse import Token
from briefing.extract.tree import adopt

_LETTING = {"let": "go leave walk", "allow": "go leave", "permit": "go leave"}
_FREEING = frozenset(verb for verbs in _LETTING.values() for verb in verbs.split())
_LOOSE = frozenset("free loose".split())


def let_go(token: Token) -> None:
    """Read a letter-go as who frees, and those let go as its object."""
    verbs = _LETTING.get(token.lemma)
    if verbs is not None:
        going = next((kid for kid in token.kids_by("ccomp", "xcomp") if kid.lemma in verbs.split()), None)
        freed = going.kid("nsubj", "nsubjpass") if going is not None else None
        if going is None or freed is None or going.kid("neg") is not None or going.kid("dobj") is not None:
            return
        adopt(freed, token, "dobj")
        for kid in list(going.kids):
            if kid.dep in ("prep", "npadvmod", "advmod"):
                adopt(kid, token, kid.dep)
        going.pos, going.tag, going.dep = "ADV", "RB", "advmod"
        token.lemma = "free"
