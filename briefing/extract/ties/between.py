"""Ties of bodies read off the order of the words between commas: who leads one, what one is to another.

Like `inline`, for what the tree of a long sentence hangs wrong: only what stands right beside a name counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefing.domain.actor import ActorId, ActorKind, Predicate
from briefing.extract.actors.cast import Cast
from briefing.extract.names.mentions import Mention, Sort
from briefing.extract.sentences.parse import Token
from briefing.extract.ties.found import GROUPS, FoundTie, body_meant, is_part_of_one
from briefing.extract.ties.inline import CLOSERS, GENITIVES, JOINTS, InlineOffices
from briefing.knowledge.words import lists

_LED = GROUPS | {ActorKind.GOVERNMENT, ActorKind.NGO, ActorKind.OTHER, ActorKind.POLICE}
_PARTIES = _LED | {ActorKind.STATE, ActorKind.IGO}
_NO_MORE = frozenset("assassinated dead deceased ex former late once slain then".split())
_WHILE = frozenset("formerly once originally previously since until".split())
_STEPS = frozenset("also currently then now reportedly".split())
_BE = frozenset("is are has been was were which that who".split())
_OF_GROUP = frozenset(
    "alliance bloc coalition faction force forces fighter fighters militia militias movement party wing".split()
)
_WHOLES = GROUPS | {ActorKind.GOVERNMENT, ActorKind.POLICE, ActorKind.IGO}
_GOING_ON = frozenset("and based in that which with".split())
_SIDES = frozenset((Predicate.ALLIED_WITH, Predicate.OPPOSES, Predicate.BACKS))
_LONG = 14
_JOINED = {
    **dict.fromkeys("armed backed funded sponsored supported".split(), Predicate.BACKS),
    **dict.fromkeys("aligned allied".split(), Predicate.ALLIED_WITH),
    **dict.fromkeys("controlled run".split(), Predicate.PART_OF),
}
_BACKING = frozenset("arms backs bankrolls finances funds pays sponsors supports".split())
_UNDER = frozenset("agency body corps force militia unit".split())


class BetweenCommas:
    """Reads the words beside the names of bodies and of those who lead them."""

    def __init__(self, cast: Cast, inline: InlineOffices, nouns: Mapping[str, Predicate]) -> None:
        self.cast = cast
        self.inline = inline
        self.nouns = nouns
        self.words = lists().relations

    def of_person(self, mention: Mention) -> Iterator[FoundTie]:
        """ "Led by X and Y", "the army of General X", "the Macina Katiba, which X leads"; who only founded it need not."""
        people = [one for one in self.cast.headed(mention.head) if self.cast.drafts[one].kind is ActorKind.PERSON]
        if not people:
            return
        words = mention.head.sent.tokens
        end = mention.tokens[-1].i - words[0].i + 1
        front = self._titles(words, mention.tokens[0].i - words[0].i)
        if front < 2 or any(
            one.low in _NO_MORE - {"former", "ex", "then"} for one in words[front : end - len(mention.tokens)]
        ):
            return
        told = self._leading(words, front, end)
        if told is not None:
            body, shown = told
            bodies = [one for one in body if self.cast.drafts[one].kind in _LED and not self.cast.drafts[one].nameless]
            yield FoundTie(people[:1], Predicate.LEADS, bodies[:1], [*shown, mention.head], "order: led by")

    def _titles(self, words: list[Token], at: int) -> int:
        """Where what is told of a person before the name begins: "his former deputy, General X"."""
        while at:
            one = words[at - 1]
            comma = one.text == "," and at >= 2 and words[at - 2].lemma.lower() in self.words.offices
            if one.pos in ("NOUN", "PROPN", "ADJ", "DET") or one.text in ('"', "“", ".") or one.tag == "PRP$" or comma:
                if self.cast.mentions.over(one, Sort.ACTOR, Sort.PERSON) is not None:
                    return at
                at -= 1
                continue
            break
        return at

    def _leading(self, words: list[Token], front: int, end: int) -> tuple[list[ActorId], list[Token]] | None:
        before = words[front - 1]
        if before.low == "and":
            first = self.cast.mentions.over(words[front - 2], Sort.PERSON)
            front = self._titles(words, first.tokens[0].i - words[0].i) if first is not None else 0
            before = words[front - 1] if front >= 2 else before
        if before.low == "of":
            return self._of(words, front - 1)
        if before.low == "by":
            return self._by(words, front - 1)
        if before.low in ("which", "that") and front >= 2:
            at = end
            while at < len(words) and words[at].low in ("has", "also", "now"):
                at += 1
            if at < len(words) and self._leads(words[at], active=True):
                found = self._body_ending(words, front - 2 - (words[front - 2].text == ","))
                return (found, [words[at]]) if found else None
        return None

    def _leads(self, verb: Token, *, active: bool) -> bool:
        if not verb.tag.startswith("VB"):
            return False
        return verb.lemma in self.words.leading and (not active or verb.tag in ("VBZ", "VBP"))

    def _of(self, words: list[Token], at: int) -> tuple[list[ActorId], list[Token]] | None:
        """ "The army of General X", "the Hayastan bloc of X": the body right before "of"."""
        last = words[at - 1]
        named = self.cast.mentions.over(last, Sort.ACTOR)
        if named is None and last.low in _OF_GROUP and at >= 2:
            named = self.cast.mentions.over(words[at - 2], Sort.ACTOR)
        if named is not None:
            found = self.cast.headed(named.head)
        elif last.low in ("army", "military"):
            found = [one for one in self.cast.of(last) if self.cast.drafts[one].kind is ActorKind.MILITARY]
        else:
            return None
        return ([one for one in found if self.cast.drafts[one].kind in GROUPS], [last])

    def _by(self, words: list[Token], at: int) -> tuple[list[ActorId], list[Token]] | None:
        """ "A rebel group led by X", "is now headed by the warlord X"."""
        verb = next((n for n in range(at - 1, max(-1, at - 4), -1) if words[n].tag in ("VBN", "VBD")), None)
        if verb is None or verb == 0 or not self._leads(words[verb], active=False):
            return None
        between = words[verb + 1 : at]
        if any(one.pos not in ("ADP", "NUM", "PART", "ADV", "PROPN") for one in between):
            return None
        n = verb - 1
        while n > 0 and (words[n].low in _STEPS or words[n].low in _BE or words[n].text == ","):
            if words[n].low in ("was", "were"):
                return None
            n -= 1
        if any(one.low in _WHILE for one in words[n:verb]):
            return None
        named = self.cast.mentions.over(words[n], Sort.ACTOR)
        if n >= 0 and is_part_of_one(named.head if named is not None else words[n]):
            return None
        found = self._body_ending(words, n)
        return (found, [words[verb]]) if found else None

    def _body_ending(self, words: list[Token], at: int) -> list[ActorId]:
        """The body whose name ends at a place, or that a description ending there is in apposition to."""
        if at < 0:
            return []
        if words[at].text == ")":
            at = next((n - 1 for n in range(at, max(-1, at - 6), -1) if words[n].text == "("), at)
        named = self.cast.mentions.over(words[at], Sort.ACTOR)
        if named is not None and named.tokens[-1] is words[at]:
            return self.cast.headed(named.head)
        if words[at].pos != "NOUN":
            return []
        start = at
        while start and words[start - 1].pos in ("ADJ", "NOUN", "PROPN", "DET", "NUM"):
            start -= 1
            if words[start].pos == "DET":
                break
        if words[start].low in ("a", "an"):
            if start >= 2 and words[start - 1].text in (",", "—", "–"):
                before = self.cast.mentions.over(words[self._past_bracket(words, start - 2)], Sort.ACTOR)
                return self.cast.headed(before.head) if before is not None else []
            return []
        return body_meant(words[at], self.cast) if words[start].low in ("the", "this") else []

    @staticmethod
    def _past_bracket(words: list[Token], at: int) -> int:
        if words[at].text == ")":
            return next((n - 1 for n in range(at, max(0, at - 6), -1) if words[n].text == "("), at)
        return at

    # ------------------------------------------------------------ what a body is to another

    def of_body(self, mention: Mention) -> Iterator[FoundTie]:
        """ "The Jenin Brigade, a local formation of Islamic Jihad,", "Ansaru, which is an enemy of the faction,"."""
        words = mention.head.sent.tokens
        yield from self._compound(words, mention)
        at = mention.tokens[-1].i - words[0].i + 1
        if at < len(words) and words[at].low == "of":  # "the National Resistance Front of Ahmad Massoud, an enemy of ..."
            leader = next((one for one in words[at + 1 : at + 4] if self._person(one) is not None), None)
            named = self._person(leader) if leader is not None else None
            at = named.tokens[-1].i - words[0].i + 1 if named is not None else at
        if at < len(words) and words[at].text == "(":
            at = next((n + 1 for n in range(at, min(len(words), at + 8)) if words[n].text == ")"), at)
        if at + 2 >= len(words) or words[at].text != ",":
            return
        at += 1
        yield from self._backed(words, at, mention)
        if words[at].low == "which" and words[at + 1].low in ("is", "are", "remains"):
            at += 2
        subjects = [one for one in self.cast.headed(mention.head) if self.cast.drafts[one].kind in _PARTIES]
        for noun, others, predicate in self._relations(words, at, subjects):
            yield FoundTie(subjects[:1], predicate, others, [mention.head, noun], f"order: {noun.lemma.lower()}")

    def _backed(self, words: list[Token], at: int, mention: Mention) -> Iterator[FoundTie]:
        """ "The United Wa State Army, which Beijing arms, ...": "arms" is easily taken for a noun."""
        which = next((n for n in range(at, min(len(words) - 2, at + 6)) if words[n].low in ("which", "that")), None)
        if which is None or words[which + 2].low not in _BACKING or any(one.text == "," for one in words[at:which]):
            return
        patron = words[which + 1]
        state = self.cast.knowledge.actors.capital(patron.text)
        patrons = self.inline.named(patron)
        if not patrons and state is not None:
            patrons = [self.cast.enter(self.cast.known(state), [patron], patron, names=False)]
        sides = [one for one in patrons if self.cast.drafts[one].kind in _PARTIES]
        clients = [one for one in self.cast.headed(mention.head) if self.cast.drafts[one].kind in GROUPS]
        if clients:
            yield FoundTie(sides[:1], Predicate.BACKS, clients[:1], [patron, words[which + 2]], "order: whom another backs")

    def _compound(self, words: list[Token], mention: Mention) -> Iterator[FoundTie]:
        """ "The RSF-aligned Tamazuj movement", "the Hamas-run health ministry": joined by a hyphen before the name."""
        first = mention.tokens[0].i - words[0].i
        at = first - 1
        while at > 2 and at > first - 4 and words[at].pos in ("ADJ", "NOUN") and words[at - 1].text not in JOINTS:
            at -= 1
        if at < 2 or words[at - 1].text not in ("-", "‑") or words[at].low not in _JOINED:
            return
        bodies = [one for one in self.cast.headed(mention.head) if self.cast.drafts[one].kind in _LED]
        found = self.inline.named(words[at - 2]) or self.inline.of_state(words[at - 2])
        others = [one for one in found if self.cast.drafts[one].kind in _PARTIES and one not in bodies]
        predicate = _JOINED[words[at].low]
        if predicate is Predicate.PART_OF and any(self.cast.drafts[one].kind is not ActorKind.GOVERNMENT for one in bodies):
            return
        sides = (others[:1], bodies[:1]) if predicate is Predicate.BACKS else (bodies[:1], others[:1])
        yield FoundTie(sides[0], predicate, sides[1], [words[at - 2], mention.head], f"order: -{words[at].low}")

    def _person(self, one: Token) -> Mention | None:
        return self.cast.mentions.over(one, Sort.PERSON)

    def _relations(
        self, words: list[Token], at: int, subjects: list[ActorId]
    ) -> Iterator[tuple[Token, list[ActorId], Predicate]]:
        stop = min(len(words), at + _LONG)
        end = at
        while end < stop and (
            words[end].pos in ("ADJ", "ADV", "DET", "NOUN", "NUM", "PROPN")
            or words[end].text in JOINTS
            or words[end].tag == "PRP$"
        ):
            end += 1
        if end < stop and words[end].low == "under" and (end == at or words[end - 1].low in _UNDER):
            yield from self._under(words, end, subjects)
            return
        noun = words[end - 1]
        predicate = self.nouns.get(noun.lemma.lower()) if end > at and noun.pos == "NOUN" else None
        group = words[at:end]
        if predicate is None or any(one.low in _NO_MORE | {"no"} for one in group):
            return
        owner = self._owner(group, subjects)
        far = end
        if not owner:
            behind, far, part = self.inline.after(words, end, len(words), signed=False)
            owner = [behind] if behind is not None and not part else []
        if any(one.low in _WHILE for one in words[far : far + 3]) or not owner:
            return
        if far < len(words) and words[far].text not in CLOSERS and words[far].low not in _GOING_ON:
            return
        kinds = _PARTIES if predicate in _SIDES else _WHOLES
        others = [one for one in owner if self.cast.drafts[one].kind in kinds and one not in subjects]
        if others:
            yield noun, others[:1], predicate

    def _under(
        self, words: list[Token], at: int, subjects: list[ActorId]
    ) -> Iterator[tuple[Token, list[ActorId], Predicate]]:
        """ "The corps, a paramilitary force under the interior ministry", "the rifles, which are under the ministry"."""
        first = at + 1 + (at + 1 < len(words) and words[at + 1].pos == "DET")
        named = self.cast.mentions.over(words[first], Sort.ACTOR, Sort.DESCRIPTION) if first < len(words) else None
        found = self.cast.headed(named.head) if named is not None else []
        wholes = [one for one in found if self.cast.drafts[one].kind in _WHOLES and one not in subjects]
        if wholes:
            yield words[at], wholes[:1], Predicate.PART_OF

    def _owner(self, group: list[Token], subjects: list[ActorId]) -> list[ActorId]:
        for at, one in enumerate(group[:-1]):
            if one.tag == "PRP$" and one.low in ("its", "their"):
                return [found for found in self.cast.of(one) if found not in subjects][:1]
            if group[at + 1].text in GENITIVES:
                return self.inline.named(one)
        return []
