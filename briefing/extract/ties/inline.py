"""Offices beside a name, read off the order of the words and the commas between them, whatever the parser hung where.

`office` reads the same from the tree. Where one noun in apposition is hung wrong, the tree tells nothing or somebody else;
commas and the words next to them stay. So only what stands right beside a name is read here, and only up to the next comma.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from briefing.domain.actor import ActorId, ActorKind, Predicate
from briefing.extract.actors.cast import Cast
from briefing.extract.actors.registry import Draft
from briefing.extract.names.descriptions import collective_of, told_apart
from briefing.extract.names.mentions import Mention, Sort
from briefing.extract.names.peoples import people_at
from briefing.extract.sentences.parse import Token
from briefing.extract.ties.found import FoundTie, body_meant, surely_own
from briefing.knowledge import Knowledge
from briefing.knowledge.offices import Office, OfficeSort
from briefing.knowledge.words import lists

LONG = 16  # words of an office with its body, at most
_NOUNS = frozenset("NOUN PROPN".split())
_IN_GROUP = frozenset("ADJ ADV DET NOUN NUM PROPN".split())
CLOSERS = frozenset((",", ".", ";", ":", ")", "—", "–", "-", '"', "”", "!", "?"))
JOINTS = frozenset(("'s", "’s", "'", "’", "-", "‑"))
GENITIVES = frozenset(("'s", "’s", "'", "’"))
_FINITE = frozenset("VBD VBP VBZ MD".split())
_PREPS = frozenset("at commanding for in of with".split())
_RELATIVE = frozenset("that which who whom whose".split())
_OWN = frozenset("its our their".split())
_HUMBLE = frozenset("commander head leader official".split())
_PARTIAL = frozenset(
    "assistant country deputy district media medical news programme program scientific sub technical".split()
)
_ARMIES = frozenset("army military".split())
_ANY_FORCES = frozenset("air armed army force forces military navy".split())
_COUNSEL = frozenset("attorney counsel diplomat lawyer".split())
_CHIEFS = frozenset("chief chiefs".split())
_BRANCHES = frozenset("army intelligence military navy police security".split())
_NOT_LED = (ActorKind.PERSON, ActorKind.POPULATION)
_BRANCHED = (ActorKind.STATE, ActorKind.IGO)
_INSTITUTIONS = frozenset(
    """administration agency assembly association authority board bureau command commission committee company confederation
    congress contingent cooperative council department division federation hospital institute league legislature ministry
    mission municipality organisation organization parliament party police secretariat senate service society union
    university""".split()
)
_NO_STAFF = (ActorKind.STATE, ActorKind.MILITARY, ActorKind.POLICE)
_HEADS_OF_STATES = frozenset("junta-leader monarch president prime-minister".split())


class _Told(NamedTuple):
    """An office as words tell it: its noun, the words up to it, whether it is of a part, whose it is, the word behind."""

    noun: Token
    words: list[Token]
    of_part: bool
    body: ActorId | None
    end: int


class InlineOffices:
    """Reads the words beside a person's name."""

    def __init__(self, cast: Cast, knowledge: Knowledge) -> None:
        self.cast = cast
        self.knowledge = knowledge
        self.relations = lists().relations

    def of(self, mention: Mention) -> Iterator[FoundTie]:
        """The offices told right before and right behind a person's name."""
        person = next((one for one in self.cast.headed(mention.head)), None)
        if person is None or self.cast.drafts[person].kind is not ActorKind.PERSON:
            return
        words = mention.head.sent.tokens
        low = words[0].i
        start, end = mention.tokens[0].i - low, mention.tokens[-1].i - low + 1
        front, behind = self._front(words, start, mention), self._behind(words, end)
        told = self._of_a_body(*self._following(words, behind), *self._before_comma(words, front, behind))
        told = told or self._of_a_body(*self._titling(words, start), *self._named_behind(words, end, mention))
        told = told or [*self._signed_below(words, end)]
        ties = [tie for one in told if one.body != person for tie in self._tie(person, one, mention.head)]
        yield from sorted(
            ties, key=lambda tie: tie.predicate is not Predicate.LEADS
        )  # the first of two offices in one body

    @staticmethod
    def _of_a_body(*told: _Told) -> list[_Told]:
        return [one for one in told if one.body is not None]

    # ------------------------------------------------------------ where to look

    def _signed_below(self, words: list[Token], end: int) -> Iterator[_Told]:
        """ "Captain X" on a line of its own, and under it "Spokesman for the 24th Brigade"."""
        sentences = self.cast.paper.sentences
        below = words[0].sent.index + 1
        if end < len(words) or not words[0].sent.label or below >= len(sentences):
            return
        line = sentences[below].tokens
        if line and sentences[below].label:
            yield from self._phrases(line, 0, len(line), signed=True)

    def _front(self, words: list[Token], at: int, mention: Mention) -> int:
        """Where ranks and titles before a name begin."""
        title = (mention.title or "").split()
        while at and title and words[at - 1].text.rstrip(".") == title[-1].rstrip("."):
            at, title = at - 1, title[:-1]
        while at and (words[at - 1].text[:1].isupper() or words[at - 1].low == "alias") and self._is_rank(words[at - 1]):
            at -= 1
        return at

    def _is_rank(self, word: Token) -> bool:
        office = self.knowledge.offices.get(word.text)
        return word.low == "alias" or (office is not None and office.sort in (OfficeSort.RANK, OfficeSort.HONORIFIC))

    @staticmethod
    def _behind(words: list[Token], at: int) -> int:
        """Where a name ends, with what stands behind it in brackets."""
        if at < len(words) and words[at].text == "(":
            closing = next((n for n in range(at, min(len(words), at + 8)) if words[n].text == ")"), None)
            return closing + 1 if closing is not None else at
        return at

    def _following(self, words: list[Token], at: int) -> Iterator[_Told]:
        """ "X, head of emergencies at MSF,", "X Spokesman of Y", "X, who is also the group's treasurer"."""
        if at >= len(words):
            return
        signed = words[at].pos in _NOUNS and words[at].text[:1].isupper()
        if words[at].text != "," and not signed:
            return
        at += words[at].text == ","
        if at + 1 < len(words) and words[at].low == "who" and words[at + 1].low == "is":
            at += 2
        for told in self._phrases(words, at, len(words), signed=signed):
            if self._is_closed(words, told.end):
                yield told

    def _before_comma(self, words: list[Token], front: int, behind: int) -> Iterator[_Told]:
        """ "The chairman of the association in Numan, Alhaji X, said"."""
        if front < 2 or words[front - 1].text != "," or (behind < len(words) and words[behind].text not in CLOSERS):
            return
        comma = front - 1
        for at in range(comma - 1, max(-1, comma - LONG), -1):
            one = words[at]
            if one.text in CLOSERS - {"-"} or one.text == "(" or one.tag in _FINITE or one.low in _RELATIVE:
                return
            if not self._is_office_noun(words, at):
                continue
            if at + 1 < comma and words[at + 1].low not in _PREPS | {"and"} and not self._is_named_at(words[at + 1]):
                continue
            found = list(self._phrases(words, self._group_start(words, at), comma))
            yield from [told for told in found if self._is_place_only(words[told.end : comma])]
            return

    def _titling(self, words: list[Token], start: int) -> Iterator[_Told]:
        """ "Army chief of staff Admiral X", "the Abu Sayyaf sub-leader X": an office right before the name."""
        at = start
        while at and self._is_only_rank(words, at - 1):
            at -= 1
        last = at - 1
        of_staff = last >= 2 and words[last].low == "staff" and words[last - 1].low == "of"
        noun = last - 2 if of_staff else last
        if noun < 0 or not self._is_office_noun(words, noun):
            return
        group = words[self._group_start(words, noun) : noun + 1]
        yield _Told(words[noun], group, of_staff, self._within(group), at)

    def _is_only_rank(self, words: list[Token], at: int) -> bool:
        """Whether a word is a rank and no end of an office: "general", but not that of "secretary general"."""
        office = self._office(words, at)
        return self._is_rank(words[at]) and (office is None or office.sort in (OfficeSort.RANK, OfficeSort.HONORIFIC))

    def _named_behind(self, words: list[Token], end: int, mention: Mention) -> Iterator[_Told]:
        """ "Director Azizur Rahman of the Meteorological Department", "Det. Supt. Corrigan of the police"."""
        if end + 2 >= len(words) or words[end].low != "of" or not mention.title:
            return
        at = end + 1 + (words[end + 1].pos == "DET")
        named = self._name_at(words[at])
        if named is None or named.sort is Sort.STATE or self.cast.atlas.at(named.head) is not None:
            return
        start = mention.tokens[0].i - words[0].i
        group = words[max(0, start - len(mention.title.split())) : start]
        if group:
            yield _Told(group[-1], group, False, self._fit(self.named(named.head)), at)

    def _group_start(self, words: list[Token], at: int) -> int:
        """Where the noun group begins that ends at a noun."""
        while at and (words[at - 1].pos in _IN_GROUP or words[at - 1].text in JOINTS or words[at - 1].tag == "PRP$"):
            at -= 1
            if words[at].pos == "DET" or words[at].tag == "PRP$":
                break
        return at

    @staticmethod
    def _is_place_only(rest: list[Token]) -> bool:
        """Whether nothing but where it is stands behind an office: "in Numan", "for the centre"."""
        return not rest or (rest[0].low in ("for", "in", "on", "at") and len(rest) <= 6)

    @staticmethod
    def _is_closed(words: list[Token], at: int) -> bool:
        """Whether a comma or the end comes before any verb: else the words are the subject of another clause."""
        for one in words[at : at + LONG]:
            if one.text in CLOSERS or one.low in _RELATIVE:
                return True
            if one.tag in _FINITE:
                return False
        return True

    # ------------------------------------------------------------ what is told

    def _phrases(self, words: list[Token], at: int, stop: int, *, signed: bool = False) -> Iterator[_Told]:
        """The offices of a noun group, and of one joined to it by "and"."""
        end = at
        while end < min(stop, at + LONG) and (
            words[end].pos in _IN_GROUP or words[end].text in JOINTS or words[end].tag == "PRP$"
        ):
            named = self.cast.mentions.over(words[end], Sort.ACTOR)
            whole = named is not None and len(named.tokens) > 1 and named.tokens[0] is words[end]
            if end > at and self._is_office_noun(words, end) and self._is_named_at(words[min(end + 1, stop - 1)]):
                end += 1  # "the General Officer Commanding 7 Division"
                break
            end += len(named.tokens) if whole and named is not None else 1
        end = min(end, stop)
        noun = end - 1
        if noun < at or not self._is_office_noun(words, noun):
            return
        group = words[at:end]
        of_part = end + 1 < stop and words[end].low == "of" and words[end + 1].low == "staff"
        end += 2 * of_part
        body = self._within(group, owners=True)
        owned = body is not None
        if body is None or (end < stop and words[end].low in ("of", "for")):
            behind, far, part = self.after(words, end, stop, signed=signed)
            of_part = of_part or part or (owned and end < stop and words[end].low == "of")
            body, end = (body, far) if owned else (behind, far)
        body = body or self._within(group)
        joined = end < stop and words[end].low == "and"
        following = list(self._phrases(words, end + 1, stop)) if joined else []
        if body is None and following:
            body = following[0].body  # "co-founder and political chief of the movement"
        yield _Told(words[noun], group, of_part, body, end)
        yield from following

    def _is_office_noun(self, words: list[Token], at: int) -> bool:
        """Whether a noun tells an office: one word of it is enough, "secretary-general" is one."""
        one = words[at]
        if one.tag in ("NNS", "NNPS") or one.pos not in ("NOUN", "PROPN", "ADJ"):
            return False
        return self._office(words, at) is not None or one.lemma.lower() in (
            self.relations.leaders | self.relations.offices | self.relations.rank_and_file
        )

    def _office(self, words: list[Token], at: int) -> Office | None:
        """The longest office that ends at a noun."""
        for length in (5, 4, 3, 2, 1):
            if at + 1 >= length:
                told = [one.text for one in words[at + 1 - length : at + 1]]
                if told[0] in JOINTS:
                    continue
                found = self.knowledge.offices.match(told)
                if found is not None and found[0] == length:
                    return found[1]
        return None

    def _within(self, group: list[Token], *, owners: bool = False) -> ActorId | None:
        """The body named inside the group: its owner, or a name before the office."""
        for at, one in enumerate(group[:-1]):
            if one.tag == "PRP$":
                found = self.cast.of(one) if one.low in _OWN else []
                return self._fit(found)
            if group[at + 1].text in GENITIVES and one.pos in _NOUNS:
                return self._fit(self.named(one) or body_meant(one, self.cast))
        if owners:
            return None
        named = (
            self._fit(self.named(one) or self.of_state(one)) for one in reversed(group[:-1]) if one.pos in (*_NOUNS, "ADJ")
        )
        return next((one for one in named if one is not None), None)

    def after(self, words: list[Token], at: int, stop: int, *, signed: bool) -> tuple[ActorId | None, int, bool]:
        """The body behind "of", "for", "at"; the word behind it, and whether something else stood in between."""
        part = False
        while at + 1 < stop:
            if not (words[at].low in _PREPS or (signed and words[at].text == ",") or self._is_named_at(words[at])):
                break
            prep = words[at].low
            at += not self._is_named_at(words[at])
            first = at
            while at < min(stop, first + 6) and _in_group(words[at]) and not self._is_named_at(words[at]):
                at += 1
            named = self._name_at(words[at]) if at < stop else None
            if named is not None:
                end = named.tokens[-1].i - words[0].i + 1
                owns = end < stop and words[end].text in GENITIVES
                if named.sort is Sort.STATE and prep not in ("of", "for"):
                    return None, end, part
                found = self._fit(self.named(named.head))
                if all(one.low in _ANY_FORCES for one in named.tokens):
                    return None, end, part  # "the Armed Forces": of which state it does not say
                if not owns:
                    return found, end, part
                at = end + 1
                while at < stop and words[at].pos in _IN_GROUP:
                    at += 1
                inner = self._fit(self.cast.headed(words[at - 1]))
                return inner or found, at, part or inner is None
            noun = words[at - 1] if at > first else None
            if noun is None or noun.pos not in _NOUNS:
                return None, at, part
            meant = None
            if prep != "in":
                meant = self._fit(body_meant(noun, self.cast)) or self._fit(self._institution(words, first, at - 1))
                if meant is not None and noun.low in _ARMIES:
                    return None, at, part  # whose army is a question of who he is: `office` asks it
            if meant is not None:
                return meant, at, part
            part = True
        return None, at, part

    def _is_named_at(self, word: Token) -> bool:
        return self._name_at(word) is not None

    def _name_at(self, word: Token) -> Mention | None:
        """The name of a body or a state that begins with a word."""
        named = self.cast.mentions.over(word, Sort.ACTOR, Sort.STATE)
        return named if named is not None and named.tokens[0] is word else None

    def named(self, word: Token) -> list[ActorId]:
        named = self.cast.mentions.over(word, Sort.ACTOR)
        found = self.cast.headed(named.head) if named is not None else self.cast.headed(word)
        return found or self.cast.land(word)

    def of_state(self, word: Token) -> list[ActorId]:
        if word.low in _ARMIES:
            side = self.cast.state_side(word)
            return [side] if side is not None else []
        state = people_at(word, self.knowledge) if word.text[:1].isupper() else None
        spoken_of = self.cast.known(state).id if state is not None else None
        return [spoken_of] if spoken_of is not None and spoken_of in self.cast.drafts else []

    def _fit(self, found: list[ActorId]) -> ActorId | None:
        drafts = self.cast.drafts
        named = (one for one in found if drafts[one].kind not in _NOT_LED and not drafts[one].nameless)
        return next(named, None) or next((one for one in found if is_institution(drafts[one])), None)

    def _institution(self, words: list[Token], start: int, at: int) -> list[ActorId]:
        """ "The state police command", "the fishermen's cooperative": a body that has an office in it, though no name."""
        noun = words[at]
        if noun.tag not in ("NN", "NNP") or noun.low not in _INSTITUTIONS or words[start].low not in ("the", "its", "this"):
            return []
        group = words[start + (words[start].pos == "DET" or words[start].tag == "PRP$") : at + 1]
        told = collective_of(noun, self.knowledge)
        kind = told.kind if told is not None else ActorKind.OTHER
        if kind in _NOT_LED or (len(group) < 2 and noun.low != "police"):
            return []  # "the chairman of the board"
        if any(one.low == "police" for one in group):
            kind = ActorKind.POLICE
        alike = [one for one in self.cast.drafts.values() if one.kind is kind] if kind is ActorKind.POLICE else []
        if len(alike) == 1:
            return [self.cast.enter(alike[0], group, noun)]  # "the state police command", and elsewhere "police"
        draft = self.cast.nameless(" ".join(one.text for one in group).replace(" 's", "'s"), kind, told_apart(noun))
        return [self.cast.enter(draft, group, noun)]

    # ------------------------------------------------------------ the tie

    def _tie(self, person: ActorId, told: _Told, head: Token) -> Iterator[FoundTie]:
        lows = {one.low for one in told.words}
        body = told.body
        if body is None or lows & self.relations.no_longer or (told.words[-1].lemma.lower() == "counterpart"):
            return
        kind = self.cast.drafts[body].kind
        lemma = told.noun.lemma.lower()
        if lemma in self.relations.rank_and_file and kind in _NO_STAFF:
            return  # "a fighter from Chechnya"
        if any(one.tag == "PRP$" for one in told.words):
            body = surely_own(self.cast, person, body)
            if body is None:
                return
        if lemma in _COUNSEL or (lows & {"a", "an"} and kind is ActorKind.STATE) or (lows & {"first"}):
            return  # "their lawyer", "a Spanish diplomat": whence he comes; "its first commander": others came after him
        if kind is ActorKind.MILITARY and {"a", "an"} & lows and "military" in lows and not lemma.startswith("spokes"):
            return  # "a top military adviser in Aleppo": whose army he is of is not said
        office = self._office(told.words, len(told.words) - 1)
        if office is not None and office.former:
            return
        predicate = Predicate.LEADS if self._is_first(told, office, lows, kind) else Predicate.MEMBER_OF
        yield FoundTie([person], predicate, [body], [told.noun, head], f"order: {lemma}")

    def _is_first(self, told: _Told, office: Office | None, lows: set[str], kind: ActorKind) -> bool:
        """Whether an office is the first in its body."""
        lemma = told.noun.lemma.lower()
        of_staff = told.of_part and kind is ActorKind.MILITARY and lemma == "chief"  # "the army chief of staff"
        if (told.of_part and not of_staff) or lows & _PARTIAL or (office is not None and office.deputy):
            return False
        if lows & {"a", "an"} and lemma in _HUMBLE | _CHIEFS:
            return False
        if kind in _BRANCHED and lows & _BRANCHES:
            return False  # "Kosovo police chief"
        if office is not None and office.key in _HEADS_OF_STATES:
            return True
        if lows & self.relations.not_leading_before or lemma in self.relations.never_leading:
            return False
        return (office is not None and office.leads) or lemma in self.relations.leaders


def is_institution(draft: Draft) -> bool:
    """Whether a body without a name is one that somebody can hold an office in: "the village committee", "the police"."""
    words = draft.name.lower().split()
    return draft.nameless and draft.kind not in _NOT_LED and bool(words) and words[-1] in _INSTITUTIONS


def _in_group(word: Token) -> bool:
    return word.pos in ("DET", "ADJ", "NUM", "NOUN", "PROPN") or word.text in ("-", "‑")
