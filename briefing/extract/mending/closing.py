"""Who says what a sentence tells, where the words for it stand behind a comma.

"..., the coast guard said", "..., the group's spokeswoman, Lway Yay Oo, told reporters", "..., the ministry said, among
them a child". Between that comma and a verb of saying that has nothing more to tell stands who says it, and nobody else;
what stood before is what he says. The parser hangs him on nearly anything, so the commas are trusted before its tree.
"""

from __future__ import annotations

from briefing.extract.sentences.grafting import move, put_above
from briefing.extract.sentences.parse import Sentence, Token
from briefing.knowledge.words import lists

LEAST_TOLD = 4  # tokens before the comma
LONGEST_SPEAKER = 24  # tokens
_TENSES = frozenset(("VBD", "VBZ", "VBP", "VBN"))
_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_BESIDE = frozenset("also earlier later meanwhile separately since then".split())
_NO_SPEAKER = frozenset(
    "after and as because before but for if or since that when where which while who whom whose".split()
)
_BEHIND = frozenset("after at by during from in on through to via yesterday today".split())
_HEARERS = frozenset("correspondent journalist newspaper reporter".split())
_NOUNS = ("NOUN", "PROPN")


def closing_speaker(sentence: Sentence) -> None:
    """Hang the speaker behind the last comma on his verb, and what stands before it below that verb."""
    saying = lists().mending.saying_behind
    for at, verb in enumerate(sentence.tokens):
        if at > LEAST_TOLD and verb.lemma in saying and verb.tag in _TENSES and verb.pos in ("VERB", "AUX"):
            _settle(sentence.tokens, at, verb)


def _settle(tokens: list[Token], at: int, verb: Token) -> None:
    if not _has_told_all(tokens, at, verb):
        return
    comma, noun = _speaker(tokens, at)
    if noun is None or comma < LEAST_TOLD:
        return
    edge = tokens[comma].i
    told = _told(tokens[:comma], verb, edge)
    if told is None:
        return
    _hang(tokens, verb, noun, told, edge)
    _give_back(tokens, at, verb, told)


def _has_told_all(tokens: list[Token], at: int, verb: Token) -> bool:
    """Whether nothing of what is said follows the verb: the sentence ends, or goes on behind a comma."""
    if at + 1 >= len(tokens):
        return True
    after = tokens[at + 1]
    if any(kid.i > verb.i and kid.kid("mark", "nsubj", "nsubjpass") is not None for kid in verb.kids_by("ccomp", "xcomp")):
        return False
    timed = after.low in _BEHIND or after.ent in ("DATE", "TIME")
    return after.pos == "PUNCT" or timed or after.lemma in _HEARERS


def _speaker(tokens: list[Token], at: int) -> tuple[int, Token | None]:
    """The comma before the words for the speaker, and their noun; no noun where they are none."""
    end = at
    while end and (tokens[end - 1].pos == "AUX" or tokens[end - 1].low in _BESIDE):
        end -= 1
    if tokens[end - 1].text == ",":
        return _named_speaker(tokens, end - 1)
    depth, n = 0, end - 1
    while n >= 0 and at - n <= LONGEST_SPEAKER and (depth or tokens[n].text != ","):
        depth += {")": 1, "(": -1}.get(tokens[n].text, 0)
        n -= 1
    words = tokens[n + 1 : end]
    if n < 0 or tokens[n].text != "," or not words or words[0].low in _NO_SPEAKER or words[0].pos == "ADP":
        return -1, None
    if any(one.tag in _FINITE or one.text in ('"', "“", "”", ":", ";") or one.pos == "PRON" for one in words):
        return -1, None
    return n, _head(words)


def _named_speaker(tokens: list[Token], closing: int) -> tuple[int, Token | None]:
    """ "..., the group's spokeswoman, Lway Yay Oo, told", "..., Lway Yay Oo, its spokeswoman, told": office and name."""
    middle = _comma_before(tokens, closing)
    comma = _comma_before(tokens, middle)
    second, first = tokens[middle + 1 : closing], tokens[comma + 1 : middle]
    if comma < 0 or not second or not first or closing - comma > LONGEST_SPEAKER:
        return -1, None
    name, office = (second, first) if _is_name(second) else (first, second)
    if not _is_name(name) or _is_name(office) or not (office[0].tag in ("DT", "PRP$") or office[-1].pos in _NOUNS):
        return -1, None
    if office[0].pos == "ADP" or any(one.pos in ("VERB", "AUX", "NUM", "PRON") and one.tag != "PRP$" for one in office):
        return -1, None
    noun, called = _head(office), name[-1]
    if (
        noun is None
        or (office is second and not _is_office(noun))
        or (office is first and office[0].tag not in ("DT", "PRP$"))
    ):
        return -1, None
    head, other = (noun, called) if office is first else (called, noun)
    if other.head is not head and head not in other.subtree():
        move(other, head, "appos")
    return comma, head


def _comma_before(tokens: list[Token], at: int) -> int:
    return next((n for n in range(at - 1, -1, -1) if tokens[n].text == ","), -1)


def _is_name(words: list[Token]) -> bool:
    """Whether words are those of somebody's name."""
    return 2 <= len(words) <= 7 and all(one.pos == "PROPN" or one.text in ("-", "’") for one in words)


def _is_office(noun: Token) -> bool:
    return noun.lemma in lists().cast.offices or noun.lemma.endswith(("er", "or", "man", "woman", "person", "ary", "ent"))


def _head(words: list[Token]) -> Token | None:
    """The noun that a phrase is about: the last one before its first "of", "and" or bracket."""
    head = None
    for one in words:
        if one.pos in ("ADP", "CCONJ") or one.text in ("(", "["):
            break
        head = one if one.pos in _NOUNS else head
    return head


def _told(before: list[Token], verb: Token, edge: int) -> Token | None:
    """The verb of what is told: the one that the parser made it, else the first that can be."""
    read = next((kid for kid in verb.kids_by("ccomp") if kid.i < edge), None)
    if read is not None:
        return read
    if verb.dep == "parataxis" and verb.head is not verb and verb.head.i < edge:
        return verb.head
    verbs = [one for one in before if one.pos in ("VERB", "AUX") and one.dep not in ("aux", "auxpass", "amod")]
    root = next((one for one in verbs if one.is_root), None)
    if root is not None:
        return root
    main = [one for one in verbs if one.tag in _FINITE and one.dep not in ("relcl", "pcomp") and not _is_marked(one)]
    hung = [one for one in verbs if one.tag in ("VBD", "VBN") and one.dep == "acl" and one.kid("agent") is None]
    hung = [one for one in hung if one.head.head is verb and one.head.dep in _SUBJECTS]
    return next(iter(main or hung), None)


def _is_marked(verb: Token) -> bool:
    return verb.kid("mark") is not None or any(kid.low in ("when", "where", "while") for kid in verb.kids_by("advmod"))


def _hang(tokens: list[Token], verb: Token, noun: Token, told: Token, edge: int) -> None:
    """Make the noun the one subject of the verb, and what is told its content."""
    right = noun.head is verb and noun.dep == "nsubj"
    others = [kid for kid in verb.kids_by(*_SUBJECTS) if kid is not noun and kid.i < edge]
    if right and not others and (told.head is verb or verb.dep == "parataxis"):
        return
    root = next((one for one in tokens if one.is_root), None)
    if root is None or (not verb.is_root and verb.dep != "parataxis" and root.i > edge):
        return
    if not right and noun in verb.ancestors():
        return  # the noun would have to come down from above its own verb
    if not right:
        for kid in [kid for kid in noun.kids if kid.i < edge and kid.pos != "PUNCT"]:
            move(kid, told, "dep")
        move(noun, verb, "nsubj")
    for kid in [kid for kid in verb.kids_by(*_SUBJECTS) if kid is not noun and edge < kid.i < noun.i]:
        move(kid, noun, "appos")  # "the state news agency SANA" is one speaker
    if told.head is not verb and verb.dep != "parataxis":
        if verb.is_root:
            if told.dep == "acl" and told.tag == "VBN":
                told.tag = "VBD"
            move(told, verb, "ccomp")
        elif verb is not told:
            put_above(verb, root, "ccomp")
    for other in others:
        before = tokens[max(0, min(one.i for one in other.subtree()) - tokens[0].i - 1)]
        if told.kid(*_SUBJECTS) is None and other.i < told.i:
            move(other, told, "nsubjpass" if told.kid("auxpass") is not None else "nsubj")
        elif before.pos == "VERB" and before.i < other.i and before.kid("dobj") is None:
            move(other, before, "dobj")
        elif other.i > told.i:
            move(other, told, "dobj" if told.kid("dobj", "auxpass") is None else "dep")


def _is_done(verb: Token) -> bool:
    """Whether a verb tells what was done, and no second saying."""
    words = lists()
    return verb.lemma not in words.mending.saying_behind | words.speech.blaming and verb.kid("ccomp", "xcomp") is None


def _give_back(tokens: list[Token], at: int, verb: Token, told: Token) -> None:
    """ "Eight died, the minister said, among them a guard": what follows is more of what is told."""
    if at + 1 >= len(tokens) or tokens[at + 1].text != ",":
        return
    if told is not verb and at + 2 < len(tokens) and tokens[at + 2].pos == "CCONJ":
        for kid in verb.kids_by("conj"):  # "..., the monitor said, and executed 31 people"
            if kid.tag in ("VBD", "VBN") and kid.i > verb.i and kid.kid(*_SUBJECTS) is None and _is_done(kid):
                move(kid, told, "conj")
    subject = told.kid("nsubj", "nsubjpass", "dobj")
    for kid in [kid for kid in verb.kids_by("dobj", "ccomp", "attr", "appos") if kid.i > verb.i and kid.pos in _NOUNS]:
        if subject is not None:
            move(kid, subject, "appos")
