"""Whose doing a blow was, told in other words than blame: "JNIM said it was behind the attack", "the work of the ADF".

What is said so gives a blow a doer only where nobody with a name has been told for it, and never where it is denied,
asked, or only thought of.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.domain.actor import ActorId, ActorKind
from briefing.extract.actors.cast import Cast
from briefing.extract.events.happenings import Happening
from briefing.extract.events.reading import EventReader
from briefing.extract.events.standing import Mood, Report, standing_of
from briefing.extract.sentences.clauses import clause_of, is_negated, spread
from briefing.extract.sentences.parse import Paper, Token
from briefing.extract.speech.blame import Blame, is_blow
from briefing.knowledge.words import lists

_DOING = frozenset(
    (
        ActorKind.MILITARY,
        ActorKind.ARMED_GROUP,
        ActorKind.POLICE,
        ActorKind.STATE,
        ActorKind.GOVERNMENT,
        ActorKind.IGO,
        ActorKind.POLITICAL,
    )
)
_UNKNOWN = frozenset("anybody anyone nobody somebody someone what whoever who".split())


class Responsibility:
    """Gives the blows of one article the doers that such words name."""

    def __init__(self, paper: Paper, cast: Cast, reader: EventReader) -> None:
        self.paper = paper
        self.cast = cast
        self.reader = reader
        self.words = lists().blame
        self._blame = Blame(cast, reader)

    def read(self) -> None:
        """Go through the sentences once."""
        for sentence in self.paper.sentences:
            if sentence.label or sentence.asked or sentence.is_question:
                continue
            for token in sentence.tokens:
                if token.low == "behind" and token.dep == "prep":
                    self._behind(token)
                elif token.lemma == "responsible" and token.dep == "acomp":
                    self._responsible(token)
                elif token.lemma in self.words.works and token.dep in ("attr", "oprd"):
                    self._work_of(token)
                elif token.pos == "VERB":
                    self._verb(token)

    # ------------------------------------------------------------ the words

    def _behind(self, prep: Token) -> None:
        """ "The group was behind the attack"."""
        verb = prep.head
        if verb.lemma != "be" or (told := prep.kid("pobj")) is None:
            return
        self._tell(verb, clause_of(verb).subjects, self._meant(told))

    def _responsible(self, word: Token) -> None:
        """ "The group was responsible for the attack"."""
        verb = word.head
        told = [obj for prep in word.kids_by("prep") if prep.low == "for" for obj in prep.kids_by("pobj")]
        if verb.lemma == "be" and told:
            self._tell(verb, clause_of(verb).subjects, self._meant(told[0]))

    def _work_of(self, noun: Token) -> None:
        """ "The bombing was the work of X", "was believed to be the work of X"."""
        verb = noun.head
        doers = [one for prep in noun.kids_by("prep") if prep.low == "of" for one in spread(prep.kid("pobj"))]
        subject = next((one for one in clause_of(verb).subjects), None)
        if verb.lemma == "be" and subject is not None:
            self._tell(verb, doers, self._meant(subject))

    def _verb(self, verb: Token) -> None:
        words = self.words
        if verb.lemma in words.regretting:  # "for which the alliance apologised"
            told = [obj for prep in verb.kids_by("prep") if prep.low == "for" for obj in prep.kids_by("pobj")]
            told = [verb.head if one.low == "which" and verb.dep == "relcl" else one for one in told]
            if told:
                self._tell(verb, clause_of(verb).subjects, self._meant(told[0]), owned=True)
        elif verb.lemma in words.owning and any(obj.lemma in words.owned for obj in verb.kids_by("dobj")):
            behind = [obj for noun in verb.kids_by("dobj") for prep in noun.kids_by("prep") for obj in prep.kids_by("pobj")]
            happening = self._meant(behind[0]) if behind else self._blame.last_blow(verb)
            self._tell(verb, clause_of(verb).subjects, happening, owned=True)
        elif verb.lemma == "point":
            at = [obj for prep in verb.kids_by("prep") if prep.low in ("to", "at") for obj in spread(prep.kid("pobj"))]
            fingers = any(obj.lemma == "finger" for obj in verb.kids_by("dobj"))
            if (fingers or verb.kid("dobj") is None) and any(self._is_armed(one) for one in at):
                said_by = [actor for one in clause_of(verb).subjects for actor in self.cast.speaker(one)]
                blow = self._blame.last_blow(verb)
                here = blow is not None and any(one.sent.block == verb.sent.block for one in blow.triggers)
                self._tell(verb, at, blow if here else None, said_by)  # of no blow of another paragraph

    # ------------------------------------------------------------ the blow and its doer

    def _meant(self, token: Token) -> Happening | None:
        """The blow that a noun or pronoun stands for: the one it names, else the last one told just before."""
        known = self.reader.by_token.get(token.i)
        if known is None:
            known = next((self.reader.by_token[one.i] for one in token.subtree() if one.i in self.reader.by_token), None)
        if known is not None:
            return known if is_blow(known) else None
        meaning = self.reader.lexicon.nouns.get((token.lemma,))
        deaths = token.lemma in self.reader.lexicon.effect_words
        here = any(kid.low in ("the", "this", "that", "these", "those") for kid in token.kids_by("det"))
        if token.low in ("it", "this", "that") or (here and (deaths or meaning is not None)):
            return self._blame.last_blow(token)
        return self._dated(token)

    def _dated(self, token: Token) -> Happening | None:
        """ "The bombing on 14 April, for which X apologised": the clause was hung on the day."""
        for above in token.ancestors():
            found = self.reader.by_token.get(above.i)
            if found is not None:
                return found if is_blow(found) and found.nominal else None
            if above.pos not in ("NOUN", "PROPN", "ADP", "NUM"):
                return None
        return None

    def _is_armed(self, token: Token) -> bool:
        return any(self.cast.drafts[actor].kind in _DOING for actor in self.cast.of(token))

    def _tell(
        self,
        verb: Token,
        doers: list[Token],
        happening: Happening | None,
        said_by: Sequence[ActorId] = (),
        *,
        owned: bool = False,
    ) -> None:
        """Enter the doers where none has a name and the words say that it was so; `owned`: they say so themselves."""
        if happening is None or is_negated(verb) or any(one.low in _UNKNOWN for one in doers):
            return
        drafts = self.cast.drafts
        standing = standing_of(verb, self.reader.lexicon)
        if standing.mood is not Mood.HAPPENED:
            return
        found = [actor for actor in self.cast.ids(doers) if drafts[actor].kind in _DOING and not drafts[actor].nameless]
        if found and all(drafts[actor].nameless for actor in happening.initiators):
            happening.initiators = found
            happening.targets = [actor for actor in happening.targets if actor not in found]
            happening.blamed_by = list(said_by) or self._speakers(standing.reports) or (found if owned else [])

    def _speakers(self, reports: Sequence[Report]) -> list[ActorId]:
        return [actor for report in reports[:1] for token in report.speakers for actor in self.cast.speaker(token)]
