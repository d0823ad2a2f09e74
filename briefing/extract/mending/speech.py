"""Sayings: who says what, and which words are what is said."""

from __future__ import annotations

from briefing.extract.sentences.grafting import move, put_above
from briefing.extract.sentences.parse import Sentence, Token
from briefing.knowledge.words import lists

LONGEST_LIST = 8  # names
LONGEST_OFFICE = 9  # tokens: "the head of the military administration of the region"
LEAST_BEFORE = 6  # tokens before a verb of saying: something told, an office, a name
_COUNTED = frozenset(("NOUN", "NUM", "ADJ"))
_FIGURES = frozenset("count figure number tally toll total".split())
_CLAIMING = frozenset("accuse add allege announce blame claim confirm deny insist report say vow warn".split())
_SAYING_SO = frozenset("confirm deny dismiss publish refute reject repeat spread".split())
_MAKING_KNOWN = frozenset("air broadcast carry circulate give issue make post print provide release share tell".split())
_HARM = frozenset("injure kill leave maim wound".split())
_CLOSING = frozenset("claim inform note report state".split())


def doing_behind_of(token: Token) -> None:
    """ "Boasted on its channel of killing 70": channels are of nothing; who boasts, boasts of doing."""
    noun = token.head
    if token.low != "of" or token.dep != "prep" or token.kid("pcomp") is None or noun.dep != "pobj":
        return
    verb = noun.head.head
    if verb.pos == "VERB" and verb.lemma in lists().mending.of_doing:
        move(token, verb, "prep")


def speaker_between_commas(token: Token) -> None:
    """ "..., the town's mayor, Mohammed Krasht, told us": who says it was read as saying more of what stands before."""
    if token.lemma not in lists().mending.saying or token.tag not in ("VBD", "VBZ") or token.kid("nsubj") is not None:
        return
    tokens = token.sent.tokens
    at = token.i - tokens[0].i
    if at < 4 or tokens[at - 1].text != ",":
        return
    second = next((one for one in [tokens[at - 2], *tokens[at - 2].ancestors()] if one.dep == "appos"), None)
    noun = second.head if second is not None else None
    beside = [one for one in noun.kids_by("appos") if one.i < second.i] if noun is not None and second is not None else []
    if beside and second is not None and beside[-1].pos == "NOUN" and beside[-1].kid("det", "poss") is not None:
        noun = beside[-1]  # "Bria, the nurse in charge, Prosper Yakété, told": both were hung on the town
        move(second, noun, "appos")
    if noun is None or second is None or max(one.i for one in noun.subtree() if one.text != ",") != tokens[at - 2].i:
        return
    left = min(one.i for one in noun.subtree()) - tokens[0].i
    if (
        noun.dep not in ("appos", "conj")
        or left < 2
        or tokens[left - 1].text != ","
        or "PROPN" not in (noun.pos, second.pos)
    ):
        return
    move(noun, token, "nsubj")


def office_and_name(token: Token) -> None:
    """ "..., injuring seven, the regional governor, Oleh Kiper, said": he was read as one more of those hurt."""
    if token.lemma not in lists().mending.saying or token.tag not in ("VBD", "VBZ"):
        return
    tokens = token.sent.tokens
    at = token.i - tokens[0].i
    if at < LEAST_BEFORE or tokens[at - 1].text != ",":
        return
    n = at - 2
    while n > 0 and tokens[n].pos == "PROPN":
        n -= 1
    name, opens = tokens[n + 1 : at - 1], n - 1
    while opens > 0 and tokens[opens].text != "," and n - opens <= LONGEST_OFFICE:
        opens -= 1
    office = tokens[opens + 1 : n]
    if not name or tokens[n].text != "," or tokens[opens].text != "," or not office:
        return
    whose = office[0].tag in ("DT", "PRP$") or any(one.tag == "POS" for one in office)
    if not whose or any(one.pos in ("VERB", "AUX", "NUM") for one in office):
        return
    inside = {one.i for one in (*office, *name)}
    heads = [one for one in office if one.pos == "NOUN" and one.head.i not in inside]
    called = next((one for one in name if one.head not in name), name[-1])
    read = token.kid("nsubj")
    if len(heads) != 1 or read is heads[0] or (read is not None and read.i in inside):
        return
    if heads[0] in token.ancestors():
        return
    if read is not None:
        left = tokens[read.i - tokens[0].i - 1]
        joined = next((one for one in reversed(tokens[: left.i - tokens[0].i]) if one.pos in _COUNTED), None)
        if left.low != "and" or joined is None or read.i > tokens[opens].i:
            return
        move(read, joined, "conj")
    move(heads[0], token, "nsubj")
    move(called, heads[0], "appos")


def source_read_as_subject(token: Token) -> None:
    """ "According to the head of the union, Jean Kambale, 11 were killed": the source's name was read as the subject."""
    verb, to = token.head, token.kid("prep")
    if token.low != "according" or token.i != token.sent.tokens[0].i or verb.pos not in ("VERB", "AUX"):
        return
    source = to.kid("pobj") if to is not None else None
    subjects = verb.kids_by("nsubj", "nsubjpass")
    name = subjects[0] if subjects else None
    if source is None or source.pos != "NOUN" or name is None or name.pos != "PROPN" or not token.i < name.i < verb.i:
        return
    told = next((kid for kid in (*subjects[1:], *name.kids_by("appos")) if name.i < kid.i < verb.i), None)
    first = min(one.i for one in name.subtree())
    before = token.sent.tokens[first - token.i - 1]
    if told is None or told.kid("nummod", "det") is None or before.text != "," or told.pos == "PROPN":
        return
    if max(one.i for one in source.subtree()) != before.i - 1:
        return
    move(told, verb, name.dep)
    move(name, source, "appos")


def set_against(verb: Token) -> None:
    """ "Moscow said its planes had hit militants, whereas the rescuers blame them": that is not what Moscow said."""
    told = verb.head
    if verb.dep != "advcl" or told.dep != "ccomp" or verb.i < told.i or verb.kid("nsubj", "nsubjpass") is None:
        return
    marks = {kid.low for kid in verb.kids_by("mark", "advmod")}
    says_too = "while" in marks and verb.lemma in lists().mending.saying and verb.kid("ccomp") is not None
    if ("whereas" in marks or says_too) and told.head.i < told.i:
        move(verb, told.head, "advcl")


def told_by_telephone(token: Token) -> None:
    """ "A resident reached by telephone described columns leaving": the verb was read as an adjective of its object."""
    told, by = token.head, token.head.head
    before = token.sent.tokens[token.i - token.sent.tokens[0].i - 1]
    if (
        token.dep != "amod"
        or token.tag != "VBN"
        or before.dep != "npadvmod"
        or before.head is not token
        or not before.space
    ):
        return
    if told.dep != "pobj" or by.dep not in ("agent", "prep") or by.head.dep != "acl" or by.i + 1 != before.i:
        return
    noun = by.head.head
    move(before, by, "pobj")
    put_above(token, noun, "nsubj")
    move(told, token, "dobj")
    token.tag, token.pos = "VBD", "VERB"


def said_taken_for_participle(token: Token) -> None:
    """ "Eight have been detained, the prosecution informed on Saturday": the speaker was read as an apposition."""
    noun = token.head
    if token.dep != "acl" or token.tag not in ("VBN", "VBD") or token.lemma not in lists().mending.telling:
        return
    if noun.dep not in ("appos", "conj", "npadvmod") or token.kid("agent", "dobj", "aux", "auxpass") is not None:
        return
    tokens, first = token.sent.tokens, min(one.i for one in noun.subtree())
    at = first - token.sent.tokens[0].i
    root = next((one for one in noun.ancestors() if one.is_root), None)
    beyond = [one for one in tokens if one.i > max(kid.i for kid in token.subtree()) and one.pos != "PUNCT"]
    if at < 3 or tokens[at - 1].text != "," or beyond or root is None or root.pos not in ("VERB", "AUX"):
        return
    noun.kids.remove(token)
    token.head, token.dep, token.tag = token, "ROOT", "VBD"
    noun.head.kids.remove(noun)
    noun.head, noun.dep = token, "nsubj"
    root.head, root.dep = token, "ccomp"
    token.kids += [noun, root]
    token.kids.sort(key=lambda kid: kid.i)


def last_speaker(sentence: Sentence) -> None:
    """ "..., killing at least 19 people who had sheltered there, a resistance group and a volunteer said".

    Who stands between the last comma and the closing verb of saying is its subject; what stood farther off and was read as
    the subject is the object of the verb before it.
    """
    words = [token for token in sentence.tokens if token.pos != "PUNCT"]
    if not words or words[-1].lemma not in lists().mending.saying or words[-1].tag not in ("VBD", "VBZ", "VBP"):
        return
    verb = words[-1]
    subject = verb.kid("nsubj")
    if subject is None:
        _lost_speaker(sentence, verb)
        return
    comma = max((token.i for token in sentence.tokens if token.text == "," and token.i < verb.i), default=-1)
    if subject.i > comma or comma < 0:
        return
    inside = [token for token in sentence.tokens if comma < token.i < verb.i]
    heads = [
        token
        for token in inside
        if token.pos in ("NOUN", "PROPN") and not (comma < token.head.i < verb.i and token.head is not token)
    ]
    if not heads:
        return
    left = min(token.i for token in subject.subtree()) - sentence.tokens[0].i
    move(heads[0], verb, "nsubj")
    if left and (before := sentence.tokens[left - 1]).pos == "VERB" and before.kid("dobj") is None:
        move(subject, before, "dobj")


def one_of_the_hurt(verb: Token) -> None:
    """ "Four were wounded, among them a boy, when a drone fell, the mayor wrote": he was read as who wrote."""
    if verb.lemma not in lists().mending.saying:
        return
    subjects, told = verb.kids_by("nsubj"), verb.kid("ccomp")
    if len(subjects) != 2 or told is None:
        return
    first, second = subjects[0], min(kid.i for kid in subjects[1].subtree())
    between = any(one.text == "," for one in verb.sent.tokens if first.i < one.i < second)
    hurt = [
        one for verb_ in (told, *told.kids_by("conj")) for one in verb_.kids_by("nsubj", "nsubjpass") if one.i < first.i
    ]
    if between and hurt and told.i < first.i < verb.i:
        move(first, hurt[-1], "appos")


def before_last_speaker(sentence: Sentence) -> None:
    """ "... were killed near Sake, on 16 February, MSF teams report", "... on Friday, activists said on Sunday": of what is
    told, not of the telling."""
    words = [token for token in sentence.tokens if token.pos != "PUNCT"]
    if not words:
        return
    verb = words[-1]
    if verb.lemma not in lists().mending.saying:
        verb = next((token for token in sentence.tokens if token.is_root), verb)
    if verb.lemma not in lists().mending.saying and verb.lemma != "show":  # "on Sunday, footage showed"
        return
    subject, told = verb.kid("nsubj"), verb.kid("ccomp")
    if subject is None or told is None or not told.i < subject.i:
        return
    first = min(token.i for token in subject.subtree())
    for kid in list(verb.kids):
        then = kid.dep == "advcl" and any(one.low in ("when", "as", "after") for one in kid.kids_by("advmod", "mark"))
        if told.i < kid.i < first and (then or kid.dep in ("prep", "npadvmod", "advmod")):
            move(kid, told, kid.dep)


def _lost_speaker(sentence: Sentence, verb: Token) -> None:
    """ "... near Djibo, Human Rights Watch reported": the speaker was read as one more place."""
    before = [token for token in sentence.tokens if token.i < verb.i]
    comma = max((token.i for token in before if token.text == ","), default=-1)
    inside = [token for token in before if token.i > comma]
    heads = [token for token in inside if token.pos in ("NOUN", "PROPN") and token.head.i <= comma]
    acting = [token for token in inside if token is not verb and token.pos in ("VERB", "AUX", "ADP")]
    if comma < 0 or len(heads) != 1 or any(token.dep != "amod" for token in acting):
        return
    _leave_behind(heads[0], comma)
    move(heads[0], verb, "nsubj")
    root = verb.head
    if verb.dep in ("ccomp", "conj", "advcl", "parataxis") and root.is_root and root.i < comma:
        put_above(verb, root, "ccomp")


def _leave_behind(speaker: Token, comma: int) -> None:
    """ "Wounding a paramedic, acting governor Ivan Kostin said": the noun before the comma, read as a part of his name,
    stands where the name stood."""
    before = [kid for kid in speaker.kids if kid.i < comma and kid.pos not in ("PUNCT", "DET")]
    if not before or not any(kid.dep == "det" and kid.i < before[-1].i for kid in speaker.kids):
        return
    noun, head, dep = before[-1], speaker.head, speaker.dep
    if noun.dep not in ("amod", "compound", "nmod") or noun.i != comma - 1:
        return
    move(noun, head, dep)
    for kid in [kid for kid in speaker.kids if kid.i < comma]:
        move(kid, noun, kid.dep)
    if noun.pos != "NOUN":
        noun.pos, noun.tag, noun.lemma = "NOUN", "NN", noun.low


def content_read_as_relative(token: Token) -> None:
    """ "Reports that police shot at the crowd": what is reported, though nothing of the verb's is missing."""
    noun, hearsay = token.head, lists().standing.hearsay_nouns
    if token.dep not in ("relcl", "ccomp", "acl") or token.pos != "VERB" or noun.pos != "NOUN":
        return
    that = next((kid for kid in token.kids if kid.low == "that" and kid.i < token.i), None)
    before = token.sent.tokens[that.i - token.sent.tokens[0].i - 1] if that is not None and that.i > noun.i else noun
    if before is not noun and before.lemma in hearsay and before.pos == "NOUN" and noun in before.ancestors():
        move(token, before, "acl")  # "no truth in the report that": hung on the truth
        noun = before
    if noun.lemma not in hearsay:
        return
    that = next((kid for kid in token.kids if kid.low == "that" and kid.i < token.i), None)
    subject = token.kid("nsubj", "nsubjpass")
    if that is None or subject is None or subject is that or that.i > subject.i or that.i != noun.i + 1:
        return
    if token.lemma not in _MAKING_KNOWN | _CLAIMING | _SAYING_SO and token.lemma not in (
        "receive",
        "hear",
        "see",
        "spread",
    ):
        token.dep, that.dep = "acl", "mark"


def lost_behind_opening(token: Token) -> None:
    """ "In a statement issued in Makurdi, its spokesperson, Catherine Anene, said": who says it was hung on the opening."""
    if token.lemma not in lists().mending.saying or token.tag not in ("VBD", "VBZ") or token.kid("nsubj") is not None:
        return
    tokens = token.sent.tokens
    before = tokens[token.i - tokens[0].i - 1] if token.i > tokens[0].i else token
    opening = next((kid for kid in token.kids_by("prep") if kid.i < before.i), None)
    if opening is None or opening.i != tokens[0].i:
        return
    asides = [one for one in opening.subtree() if one.dep == "appos" and one.i > opening.i and one.i < token.i]
    for noun in asides:
        left = min(one.i for one in noun.subtree()) - tokens[0].i
        if left and tokens[left - 1].text == "," and (noun.pos == "PROPN" or noun.kid("det", "poss") is not None):
            beside = [one for one in noun.head.kids_by("appos") if one.i > noun.i]
            move(noun, token, "nsubj")
            for one in beside:
                move(one, noun, "appos")
            return


def said_before_comparison(token: Token) -> None:
    """ "50,000 had been displaced, OCHA said, more than three times as many as": the saying was hung on what follows."""
    later, verb = token.head, token.head.head
    if token.dep != "parataxis" or token.kid("nsubj") is None or later.i < token.i or later.pos in ("VERB", "AUX"):
        return
    if verb.pos in ("VERB", "AUX") and verb.i < token.i:
        move(token, verb, "parataxis")


def said_in_passing(token: Token) -> None:
    """ "Gunboats, say the fishermen's union, seized eleven boats": what is said in passing was read as what they do."""
    tokens = token.sent.tokens
    at = token.i - tokens[0].i
    if token.lemma not in lists().mending.saying or token.tag not in ("VBP", "VBZ", "VBD") or at < 2:
        return
    subject, speaker = token.kid("nsubj"), token.kid("dobj")
    told = token.kids_by("nsubj")
    if len(told) == 2 and told[0].i < token.i < told[1].i and token.dep in ("parataxis", "ccomp"):
        if token.head.pos == "VERB" and token.head.kid("nsubj", "nsubjpass") is None and token.head.i > told[1].i:
            move(told[0], token.head, "nsubjpass" if token.head.kid("auxpass") is not None else "nsubj")
        return
    if subject is None or speaker is None or tokens[at - 1].text != "," or not subject.i < token.i < speaker.i:
        return
    end = max(one.i for one in speaker.subtree()) - tokens[0].i + 1
    if end + 1 >= len(tokens) or tokens[end].text != "," or speaker.i - token.i > LONGEST_LIST:
        return
    verb = next((one for one in tokens[end + 1 : end + 4] if one.tag in ("VBD", "VBZ", "VBP") and one.pos == "VERB"), None)
    if verb is None or verb.kid("nsubj", "nsubjpass") is not None or verb is token.head or verb in token.ancestors():
        return
    put_above(verb, token, "parataxis")
    move(subject, verb, "nsubjpass" if verb.kid("auxpass") is not None else "nsubj")
    speaker.dep = "nsubj"
    for kid in [kid for kid in token.kids if kid.i < subject.i and kid.dep in ("advmod", "prep", "npadvmod", "mark")]:
        move(kid, verb, kid.dep)


def done_in_what_is_told(token: Token) -> None:
    """ "Russia fired missiles, Kyiv said on Friday, in an attack that killed 25": so they did, and Kyiv only said it."""
    said, noun, tokens = token.head, token.kid("pobj"), token.sent.tokens
    at = token.i - tokens[0].i
    if token.dep != "prep" or token.low != "in" or noun is None or noun.kid("relcl") is None or tokens[at - 1].text != ",":
        return
    told, speaker = said.kid("ccomp"), said.kid("nsubj")
    if told is None or speaker is None or said.lemma not in lists().mending.saying or not told.i < speaker.i < token.i:
        return
    if noun.kid("det") is not None and any(kid.low in ("a", "an", "one") for kid in noun.kids_by("det", "nummod")):
        move(token, told, "prep")


def gone_on_behind_saying(token: Token) -> None:
    """ "The rebels were routed, the agency said, leaving behind 31 bodies": who told it left nothing behind."""
    said, tokens = token.head, token.sent.tokens
    at = token.i - tokens[0].i
    if token.tag != "VBG" or token.dep != "advcl" or at < 2 or token.kid("nsubj") is not None:
        return
    if said.lemma not in lists().mending.saying or tokens[at - 1].text != "," or tokens[at - 2] is not said:
        return
    told = said.head if said.dep == "parataxis" else said.kid("ccomp")
    if told is None or told.pos != "VERB" or told.i > said.i or token.lemma in lists().mending.saying_on:
        return
    move(token, told, "advcl")


def speaker_read_as_victim(token: Token) -> None:
    """ "... killing 70 people, security sources and diplomats said, in the most daring raid": they were not killed."""
    if token.lemma not in lists().mending.saying or token.tag not in ("VBD", "VBZ") or token.kid("nsubj", "nsubjpass"):
        return
    tokens = token.sent.tokens
    at = token.i - tokens[0].i
    comma = next((n for n in range(at - 1, -1, -1) if tokens[n].text == ","), None)
    if comma is None or at - comma < 2 or tokens[at - 1].pos not in ("NOUN", "PROPN"):
        return
    between = tokens[comma + 1 : at]
    heads = [one for one in between if one.dep == "conj" and one.head.i < tokens[comma].i]
    if len(heads) == 1 and not any(one.pos in ("VERB", "AUX") for one in between):
        move(heads[0], token, "nsubj")


def victims_read_as_speakers(token: Token) -> None:
    """ "..., killing 36 people, mostly women, a doctors' network said": those killed were read as the speakers' first."""
    if token.lemma not in lists().mending.saying or token.tag not in ("VBD", "VBZ"):
        return
    read = token.kid("nsubj")
    tokens = token.sent.tokens
    if read is None or read.i >= token.i:
        return
    first = min(one.i for one in read.subtree()) - tokens[0].i
    doing = tokens[first - 1] if first > 0 else None
    if doing is None or doing.tag != "VBG" or doing.kid("dobj") is not None or doing.lemma not in _HARM:
        return
    between = [one for one in tokens if read.i < one.i < token.i]
    comma = max((one.i for one in between if one.text == ","), default=None)
    if comma is None:
        return
    heads = [one for one in between if one.i > comma and one.pos in ("NOUN", "PROPN") and one.head.i < comma]
    if len(heads) == 1:
        move(read, doing, "dobj")
        move(heads[0], token, "nsubj")


def saying_at_the_end(token: Token) -> None:
    """ "A drone was brought down near Lachin, the ministry informs.": the last word is its verb, and no noun."""
    if token.tag != "NNS" or token.lemma.lower() not in _CLOSING or not token.text.islower():
        return
    if token.is_root and token.kid("ccomp") is not None and token.kid("nsubj") is not None:
        token.pos, token.tag = "VERB", "VBZ"
        return
    before = token.kids_by("nsubj", "compound") or _named_before(token)
    subject, tokens = before[-1] if before else None, token.sent.tokens
    at = token.i - tokens[0].i
    if subject is None or subject.i > token.i or any(one.pos != "PUNCT" for one in tokens[at + 1 :]):
        return
    own = subject.subtree() if subject not in token.kids else [one for kid in token.kids for one in kid.subtree()]
    first = min(one.i for one in own if one.i < token.i and one.pos != "PUNCT") - tokens[0].i
    root = next((one for one in tokens if one.is_root), None)
    if first < 2 or tokens[first - 1].text != "," or root is None or root is token or root.i > token.i:
        return
    token.pos, token.tag = "VERB", "VBZ"
    if subject not in token.kids:
        put_above(token, root, "ccomp")
        move(subject, token, "nsubj")
        return
    subject.dep = "nsubj"
    for kid in [kid for kid in token.kids if kid is not subject and kid.i < subject.i]:
        move(kid, subject, kid.dep)
    put_above(token, root, "ccomp")


def _named_before(closing: Token) -> list[Token]:
    """ ", the UN refugee agency (UNHCR) reports.": the noun before the last word, whatever stands in brackets behind it."""
    tokens = closing.sent.tokens
    at = closing.i - tokens[0].i - 1
    if at > 2 and tokens[at].text == ")":
        opening = next((n for n in range(at - 1, max(-1, at - 6), -1) if tokens[n].text == "("), None)
        at = opening - 1 if opening is not None else -1
    noun = tokens[at] if at > 0 and closing.dep == "appos" else None
    return [noun] if noun is not None and noun.pos in ("NOUN", "PROPN") and noun not in closing.kids else []


def saying_beside_saying(token: Token) -> None:
    """ "Pakistan said 31 were killed and claimed to have downed five": Pakistan claimed it, not the dead."""
    told, said = token.head, token.head.head
    if token.dep != "conj" or token.tag not in ("VBD", "VBZ", "VBN") or token.lemma not in _CLAIMING or told.dep != "ccomp":
        return
    if token.kid("aux", "auxpass") is not None:
        return
    if said.lemma in lists().mending.saying and said.kid("nsubj") is not None and not token.kid("nsubj", "nsubjpass"):
        move(token, said, "conj")


def put_beside_counting(token: Token) -> None:
    """ "Documented 90 incidents in which civilians died and put the number at 489": who documented it put it."""
    died = token.head
    number = token.kid("dobj")
    if token.dep != "conj" or token.lemma not in ("put", "set") or died.dep != "relcl" or number is None:
        return
    counted = next((one for one in died.ancestors() if one.pos == "VERB"), None)
    if number.lemma not in _FIGURES or counted is None or token.kid("nsubj") is not None or counted.i > died.i:
        return
    if counted.kid("nsubj") is not None and token.tag in ("VBD", "VBZ", "VBN"):
        move(token, counted, "conj")


def _that_before_plural(verb: Token) -> Token | None:
    """ "That insurgents had entered": before a plural "that" begins a clause, whatever it was hung on."""
    subject = verb.kid("nsubj", "nsubjpass")
    that = subject.kid("det") if subject is not None and subject.tag in ("NNS", "NNPS") else None
    return that if that is not None and that.low == "that" else None


def _that_beside_subject(verb: Token) -> Token | None:
    """ "That houses were searched": a "that" read as subject beside the subject."""
    subjects = verb.kids_by("nsubj", "nsubjpass")
    return subjects[0] if len(subjects) == 2 and subjects[0].low == "that" else None


def content_read_as_main(sentence: Sentence) -> None:
    """ "The source dismissed the reports, spread by channels, that the army had left": it is what is dismissed."""
    root = next((token for token in sentence.tokens if token.is_root), None)
    if root is None or root.pos != "VERB":
        return
    mark = next((kid for kid in root.kids_by("mark") if kid.low == "that"), None)
    mark = mark or _that_before_plural(root) or _that_beside_subject(root)
    said = next((kid for kid in root.kids_by("ccomp", "advcl") if mark is not None and kid.i < mark.i), None)
    if mark is None or said is None or said.kid("nsubj") is None or said.lemma not in _SAYING_SO:
        return
    root.kids.remove(said)
    said.head, said.dep = said, "ROOT"
    root.head, root.dep = said, "ccomp"
    said.kids.append(root)
    said.kids.sort(key=lambda kid: kid.i)
