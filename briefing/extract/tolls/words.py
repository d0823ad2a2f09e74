"""Tolls told by words: "89 dead", "31 wounded soldiers", "nine deaths", "the toll rose to 41", "SOHR spoke of 120"."""

from __future__ import annotations

from briefing.domain.actor import ActorId, ActorKind
from briefing.domain.casualty import Effect, Victims
from briefing.extract.events.standing import Mood, standing_of
from briefing.extract.names.mentions import Sort
from briefing.extract.names.peoples import people_at
from briefing.extract.numbers.amounts import Amount
from briefing.extract.sentences.clauses import Clause, clause_of, spread
from briefing.extract.sentences.parse import Paper, Token
from briefing.extract.sentences.tree import clause_verb
from briefing.extract.tolls.ledger import OWNING_UP, Ledger
from briefing.extract.tolls.numbers import harm_told, hung_too_low
from briefing.extract.tolls.pretended import is_pretended
from briefing.extract.tolls.rivals import REVISING, RISING, Rivals
from briefing.extract.tolls.rows import NONE, ONE, Counted, Number, Row
from briefing.extract.tolls.spared import TollSpared
from briefing.extract.tolls.turns import cost_their_lives
from briefing.knowledge.lexicons import Lexicon
from briefing.knowledge.words import lists

_ADJECTIVES = frozenset("dead wounded injured hurt missing killed displaced unaccounted".split())
_TELLING_LOSS = frozenset("announce claim deny grieve lament regret report suffer".split())
_PLAYED = frozenset("casualties dead injured wounded".split())
_PREDICATES = _ADJECTIVES - {"killed"}
_KILLINGS = frozenset(
    "assassination beheading beheadings execution executions killing killings lynching massacre murder murders "
    "slaughter".split()
)
_DEATHS = frozenset("death deaths fatality fatalities injury injuries martyr martyrs martyrdom".split()) | _KILLINGS
_TAKINGS = {  # one each
    **dict.fromkeys(("arrests", "detentions"), Effect.DETAINED),
    **dict.fromkeys(("abductions", "kidnappings"), Effect.ABDUCTED),
    "disappearances": Effect.MISSING,
}
_INJURIES = frozenset("injury injuries".split())
_TAKEN = frozenset("prisoner prisoners captive captives hostage hostages victim victims".split())
_BODIES = frozenset("body bodies corpse corpses".split())
_KEPT = frozenset("be hold keep remain stay".split())
_TOLLS = frozenset("toll count tally number total".split())
_LISTING = frozenset("count list name number record register".split())  # "are listed among the missing"
_SURFACING = frozenset("appear float lie resurface surface wash".split())  # what bodies do
_LEAVING = frozenset("dump leave throw".split())  # what is done with bodies besides finding them
_COUNTED_DEATHS = frozenset("deaths fatalities".split())
_LOSSES = frozenset("losses casualties".split())
_COLONS = frozenset((":", "=", "|", "–", "—"))
_BOXED = {
    "killed": Effect.KILLED,
    "deaths": Effect.KILLED,
    "fatalities": Effect.KILLED,
    "injured": Effect.WOUNDED,
    "injuries": Effect.WOUNDED,
    "displaced": Effect.DISPLACED,
    "detained": Effect.DETAINED,
    "arrested": Effect.DETAINED,
    "abducted": Effect.ABDUCTED,
    "kidnapped": Effect.ABDUCTED,
}
_AT_VALUE = frozenset("above at beyond from of past to".split())
FAR_COLON = 4  # tokens between what a box counts and its colon
_SOLDIERS = frozenset("fighter militant serviceman servicemember soldier terrorist troop".split())
_REACHING = frozenset("reach exceed hit pass top".split())
_BEYOND = frozenset("exceed pass surpass top".split())
_SUMMING = RISING | _REACHING | {"be", "stand", "put", "bring"}
_PUTTING = {"put": "at", **dict.fromkeys(("bring", "take", "raise", "push", "lift"), "to")}
_SUMS = frozenset("count tally total".split())


class TollWords:
    """Reads the words of one article for tolls."""

    def __init__(self, paper: Paper, ledger: Ledger, lexicon: Lexicon) -> None:
        self.paper = paper
        self.ledger = ledger
        self.people = ledger.people
        self.figures = ledger.figures
        self.lexicon = lexicon
        self.boxed: list[Row] = []  # figures of boxes, which no sentence ties to a happening
        self.words = lists().casualties
        self.spared = TollSpared(ledger, lexicon)
        self.rivals = Rivals(paper, ledger, lexicon, self._counts)

    def read(self, token: Token) -> None:
        """Enter what a word tells."""
        if token.low in _PLAYED and is_pretended(token):
            return
        if token.lemma in self.words.wounds and self._with_wounds(token):
            return
        cost_their_lives(token, self.ledger, self.paper)
        if token.low in _LOSSES and (self._is_none(token) or self._human_losses(token)):
            return
        if token.low == "casualties":
            self.spared.of_deaths(token)
        effects = self.lexicon.effect_words
        lemma = token.lemma.lower()
        if token.low in _TAKINGS and (amount := self.figures.of(token)) is not None:
            self.ledger.enter(token, _TAKINGS[token.low], amount, token, word=token)  # "recorded 627 arrests"
            return
        if token.low == "arrivals" and (amount := self._of_flight(token)) is not None:
            self.ledger.enter(token, Effect.DISPLACED, amount, token, word=token)
            return
        effect = effects.get(lemma) or effects.get(token.low) or _BOXED.get(token.low)
        if effect is not None and self._box(token, effect):
            return
        if token.low in _BOXED:
            effect = effects.get(lemma) or effects.get(token.low)
        if effect is not None:
            self._word(token, effect)
        if lemma == "loss" and token.head.lemma in OWNING_UP | _TELLING_LOSS:
            self._lost(token)
        corrected = lemma == "figure" and token.head.lemma in REVISING and token.dep in ("dobj", "nsubjpass")
        reached = (
            token.low in _COUNTED_DEATHS and token.dep == "nsubj" and token.head.lemma in RISING | _REACHING | {"stand"}
        )
        if (lemma in _TOLLS and token.pos == "NOUN") or token.low in _LOSSES or corrected or reached:
            self._toll(token)
        if token.pos == "VERB":
            self.rivals.read(token)

    def _of_flight(self, arrivals: Token) -> Amount | None:
        """ "Registered 3,870 arrivals in Macomia", "1,200 new arrivals": people in flight; not "tourist arrivals"."""
        kinds = arrivals.kids_by("compound", "amod")
        registered = arrivals.head.lemma in _LISTING | {"receive", "report"} and arrivals.dep in ("dobj", "nsubjpass")
        new = any(kid.low in ("new", "recent", "fresh") for kid in kinds)
        plain = all(kid.low in ("new", "recent", "fresh", "further", "more") or kid.tag == "CD" for kid in kinds)
        return self.figures.of(arrivals) if plain and (registered or new) else None

    def _with_wounds(self, wound: Token) -> bool:
        """ "14 persons with gunshot wounds were in hospital": they are wounded, unless they died of them."""
        people = wound.head.head if wound.dep == "pobj" and wound.head.low == "with" else wound
        amount = self.figures.of(people) if people is not wound and people.pos in ("NOUN", "NUM") else None
        verb = clause_verb(people) if amount is not None else None
        if amount is None or not self.figures.counts_people(people, amount):
            return False
        if verb is not None and (verb.lemma in self.words.dying or self.lexicon.effect_verbs.get(verb.lemma)):
            return False
        self.ledger.enter(people, Effect.WOUNDED, amount, verb or people, word=wound)
        return True

    def _box(self, word: Token, effect: Effect) -> bool:
        """ "Killed: 1,411", "Civilians injured: 30": a figure in a box."""
        tokens, last = word.sent.tokens, word.sent.tokens[-1].i
        colon = next((one for one in tokens if word.i < one.i <= word.i + FAR_COLON and one.text in _COLONS), None)
        if word.i - tokens[0].i > FAR_COLON or colon is None:
            return False
        if any(
            one.pos in ("VERB", "AUX") for one in tokens if one.i < colon.i and one is not word and one.low not in _BOXED
        ):
            return False
        n = colon.i + 1
        while n <= last and n < colon.i + 5 and self.figures.number_at(n) is None:
            n += 1
        amount = self.figures.number_at(n) if n <= last else None
        if amount is None:
            return False
        number = self.paper.tokens[n]
        noun = self.figures.noun_after(amount, word.sent)
        head = noun if noun is not None and self.people.is_people(noun) else number
        row = self.ledger.enter(head, effect, amount, word, word=word, amount=amount)
        if row is not None:
            self.boxed.append(row)
        return True

    def _is_none(self, noun: Token) -> bool:
        """ "No casualties were reported", "suffered no losses", "without casualties": nobody killed and nobody wounded."""
        none = any(kid.low in ("no", "zero") for kid in noun.kids_by("det", "nummod", "amod"))
        without = noun.dep == "pobj" and noun.head.low == "without" and noun.kid("det", "amod") is None
        material = any(kid.lemma in ("material", "equipment", "economic", "financial") for kid in noun.kids)
        if not (none or without) or material or (noun.low == "losses" and not self._is_of_forces(noun)):
            return False
        standing = standing_of(noun, self.lexicon)
        if standing.mood is Mood.NEGATED:
            standing.mood = Mood.HAPPENED
        for effect in (Effect.KILLED, Effect.WOUNDED):
            self.ledger.enter(noun, effect, NONE, noun, standing, word=noun)
        return True

    def _human_losses(self, noun: Token) -> bool:
        """ "Three human losses to regret", of communiques."""
        amount = self.figures.of(noun) if any(kid.low == "human" for kid in noun.kids_by("amod")) else None
        if amount is not None:
            self.ledger.enter(noun, Effect.KILLED, amount, noun, word=noun)
        return amount is not None

    def _is_of_forces(self, noun: Token) -> bool:
        """Whether losses are those of soldiers: "our forces suffered no losses"; firms have others."""
        verb = noun.head
        return verb.pos == "VERB" and any(
            one.lemma in ("force", "army", "troop", "unit", "side", "soldier") for one in clause_of(verb).subjects
        )

    def _word(self, word: Token, effect: Effect) -> None:
        low = word.low
        if word.dep in ("amod", "compound", "nmod") and word.head.pos in ("NOUN", "PROPN") and word.head is not word:
            if low in _ADJECTIVES and word.head.i > word.i:
                self._adjective(word, word.head, effect)
            elif low in _PREDICATES and word.dep == "amod":
                self._predicate(word, effect)  # "Nine soldiers dead in Goma"
        elif word.dep == "pobj" and word.head.low == "among" and low in ("victim", "victims"):
            self._among(word, effect)
        elif low in _DEATHS:
            self._death(word, effect)
        elif low in _BODIES:
            self._bodies(word)
        elif low in _TAKEN:
            self._kept(word)
        elif word.dep == "pobj" and word.head.low == "among":
            self._among(word, effect)
        elif word.dep == "pobj" and word.head.low == "of" and self._is_some_of(word):
            self._some_of(word, effect)
        elif word.dep == "acl" and word.head.dep == "pobj" and word.head.head.low == "among":
            self._among(word.head, effect)  # "among those killed were two paramedics"
        elif low in _ADJECTIVES:
            self._predicate(word, effect)

    def _adjective(self, word: Token, noun: Token, effect: Effect) -> None:
        """ "31 wounded soldiers", "120,000 newly displaced people", "the 14 missing villagers"."""
        amount = self.figures.of(noun)
        if amount is None or not self.figures.counts_people(noun, amount):
            return
        if effect is Effect.DISPLACED:
            verb = noun.head
            if noun.dep == "nsubjpass" and verb.lemma in self.lexicon.effect_verbs:
                return  # "14 displaced people were killed" counts the killed
            if noun.first_conjunct().dep == "nsubj" and verb.lemma in self.words.staying:
                return
        self.ledger.enter(noun, effect, amount, noun, word=word)

    def _death(self, noun: Token, effect: Effect) -> None:
        """ "nine deaths", "287 civilian deaths", "the killing of 13 civilians", "the death of General X", "no injuries"."""
        verb = noun.head
        if (
            noun.low in _INJURIES
            and noun.dep == "dobj"
            and verb.lemma in ("suffer", "sustain", "receive", "carry", "bear", "nurse")
        ):
            self.ledger.victims(clause_of(verb).subjects, Effect.WOUNDED, clause_of(verb), verb)
            return
        amount = self.figures.of(noun)
        of = [obj for prep in noun.kids_by("prep") if prep.low == "of" for obj in spread(prep.kid("pobj"))]
        if of and (amount is None or noun.low in _KILLINGS):
            for head in of:
                self.ledger.victims([head], effect, None, noun)
            return
        standing = standing_of(noun, self.lexicon)
        articles = {kid.low for kid in noun.kids_by("det")}
        if amount is not None:
            self.ledger.enter(noun, effect, amount, noun, standing, word=noun)
        elif "no" in articles and noun.low not in _KILLINGS:
            if standing.mood is Mood.NEGATED:
                standing.mood = Mood.HAPPENED
            self.ledger.enter(noun, effect, NONE, noun, standing, word=noun)
        elif verb.lemma == "deny" and "any" in articles:
            self.ledger.enter(noun, effect, NONE, noun, standing, word=noun)
        else:
            self.spared.of_deaths(noun)

    def _lost(self, noun: Token) -> None:
        """ "Acknowledged the loss of three servicemen"."""
        of = next((prep for prep in noun.kids_by("prep") if prep.low == "of"), None)
        for head in spread(of.kid("pobj")) if of is not None else ():
            if self.figures.of(head) is not None and self.people.is_people(head):
                self.ledger.victims([head], Effect.KILLED, None, noun)

    def _bodies(self, word: Token) -> None:
        """ "Recovered 14 bodies", "the bodies of 11 men were found", "a lorry with four bodies inside was found"."""
        verb = clause_verb(word)
        found = verb is not None and verb.lemma in self.words.finding | _LEAVING
        behind = word.dep == "pobj" and word.head.low == "with"
        ashore = word.dep == "nsubj" and verb is not None and verb.lemma in _SURFACING
        if not ashore and (not found or not (word.dep in ("dobj", "nsubjpass", "conj") or behind)):
            return
        amount = self.figures.of(word)
        of = [obj for prep in word.kids_by("prep") if prep.low == "of" for obj in spread(prep.kid("pobj"))]
        if of:  # "the bodies of a couple and their three children": the children were hung on the bodies
            of += [one for one in word.kids_by("conj") if self.people.is_people(one) and one.low not in _BODIES]
        if amount is not None:
            whole = self.ledger.whole(word, Effect.KILLED, 2) if not of and not amount.additional else None
            same = whole is not None and whole.head.sent.block == word.sent.block and not whole.cumulative
            same = same and not any(self.ledger.reader.clock.near(word.sent))
            if whole is not None and same and amount.exact and (amount.low or 0) < (whole.low or 0):
                self.ledger.enter_part(word, amount, whole, amount)  # "killed four of them. Two bodies were recovered"
            else:
                self.ledger.enter(word, Effect.KILLED, amount, word)
        elif of:
            self.ledger.victims(of, Effect.KILLED, None, word)

    def _predicate(self, word: Token, effect: Effect) -> None:
        """ "counted 89 dead", "12 people are missing", "put the dead at 170", "at least 40 dead and 100 injured"."""
        if word.dep in ("acomp", "attr", "oprd") and word.head.lemma in self.words.predicates and word.low in _PREDICATES:
            clause = clause_of(word.head)
            subjects = clause.objects if clause.passive else clause.subjects
            if subjects:
                self.ledger.victims(subjects, effect, clause, word.head, word=word)
                return
        subject = word.kid("nsubj", "nsubjpass")
        hung = [one for kid in word.kids_by("aux", "auxpass") for one in kid.kids_by("nsubj")]
        if word.low == "unaccounted" and (subject is not None or hung):
            self.ledger.victims([subject or hung[0]], effect, None, word, word=word)  # "23 others are unaccounted for"
            return
        if subject is not None and subject.pos == "NUM" and word.dep == "ccomp" and word.head.lemma in _LISTING:
            self.ledger.victims([subject], effect, None, word)  # "the army counts 26 of its soldiers dead"
            return
        if word.dep == "dobj" and word.head.lemma == "put":
            for prep in word.head.kids_by("prep"):
                obj = prep.kid("pobj") if prep.low == "at" else None
                amount = self.figures.of(obj) if obj is not None else None
                if obj is not None and amount is not None:
                    self._total(obj, effect, amount, word, word)
            return
        if self._is_lumped(word):
            return
        before = self.paper.tokens[word.i - 1] if word.i > word.sent.tokens[0].i else word
        counted = self.figures.of(before) if before is not word and self.people.is_people(before) else None
        if counted is None and before.lemma in ("civilian", "child", "woman") and before.i > word.sent.tokens[0].i:
            counted = self.figures.number_at(before.i - 1)  # the parser may take "civilian" for an adjective of "dead"
        if counted is not None and before.low not in ("people", "others", "persons", "civilians"):
            self.ledger.enter(before, effect, counted, word, word=word)  # "one civilian dead"
            return
        amount = self.figures.before(word)
        if amount is not None:
            self.ledger.enter(word, effect, amount, word, word=word, amount=amount)

    def _is_lumped(self, word: Token) -> bool:
        """ "1,230 troops killed and wounded": nobody can say how many of them are dead."""
        after = self.paper.tokens[word.i + 1 : word.i + 3]
        if len(after) < 2 or after[0].low not in ("and", "or") or self.figures.number_at(after[1].i) is not None:
            return False
        harms = {
            self.lexicon.effect_words.get(one.low) or self.lexicon.effect_verbs.get(one.lemma) for one in (word, after[1])
        }
        return harms == {Effect.KILLED, Effect.WOUNDED} and after[1].low in _ADJECTIVES

    def _kept(self, word: Token) -> None:
        """ "Six remain captive", "four are still hostages": who is kept by those who took them."""
        verb = word.head
        if word.dep in ("acomp", "attr", "oprd") and verb.lemma in _KEPT and word.low not in ("victim", "victims"):
            clause = clause_of(verb)
            counted = [one for one in clause.subjects or clause.objects if self.figures.of(one) is not None]
            effect = Effect.CAPTURED if word.low.startswith("prisoner") else Effect.ABDUCTED
            self.ledger.victims(counted, effect, clause, verb, word)

    def _total(
        self,
        head: Token,
        effect: Effect,
        amount: Amount,
        trigger: Token,
        word: Token,
        *,
        clause: Clause | None = None,
        total: bool = True,
        beyond: bool = False,
    ) -> Row | None:
        counted: Counted = amount
        if beyond and amount.exact and amount.low is not None:
            counted = Number(amount.low + 1, None, trigger.head.lemma)  # "exceed 67,000 men"
        row = self.ledger.enter(head, effect, counted, trigger, clause=clause, word=word, amount=amount, retold=True)
        if row is not None:
            row.total = total
        return row

    # ------------------------------------------------------------ tolls

    def _toll(self, noun: Token) -> None:
        """ "The death toll to 41", "a toll of nine", "put the number of dead at 170", "the toll rose to 68"."""
        effect = self._toll_effect(noun)
        if effect is None:
            return
        effects = self.lexicon.effect_words
        told_as: dict[str, Row] = {}
        for name, obj in self._toll_values(noun):
            amount = self.figures.of(obj)
            if amount is None or not self._counts(obj, amount):
                continue
            own = next((effects[low] for low in (obj.low, *[kid.low for kid in obj.kids]) if low in effects), None)
            sides = self._sides(noun) if noun.low == "losses" else []
            soldiers = noun.low == "losses" and (obj.lemma in _SOLDIERS or (obj.lemma == "man" and bool(sides)))
            fought = bool(sides) and (obj.pos == "NUM" or obj.lemma == "man")
            fought &= obj.lemma == "man" or noun.kid("poss", "amod") is None or self._counts_men(noun)
            if own is not None or noun.low not in _LOSSES or soldiers or fought:
                head, told = self._number_of(noun) or (obj, noun)
                clause = clause_of(told) if told is not noun else None
                beyond = name == "is" and noun.head.lemma in _BEYOND
                row = self._total(
                    head, own or effect, amount, told, noun, clause=clause, total=name != "from", beyond=beyond
                )
                if row is not None:
                    told_as[name] = row
                if row is not None and any(kid.low == "civilian" for kid in noun.kids_by("amod", "compound")):
                    row.victims, row.victim_actor = Victims.CIVILIAN, None  # "put its civilian toll at ten"
                told_enemy = any(one.lemma == "enemy" for one in noun.subtree())
                if row is not None and (noun.low == "losses" or told_enemy) and row.victims is Victims.UNKNOWN:
                    row.victims = Victims.COMBATANT if self._is_of_enemy(noun) else row.victims
                if row is not None and fought:
                    row.cumulative |= any(one.low == "since" for one in noun.sent.tokens)
                    row.happening = None if row.cumulative else row.happening
                    row.victim_actor, row.victims = sides[0], Victims.COMBATANT
                    row.perpetrators = [one for one in row.perpetrators if one != row.victim_actor]
        older = told_as.get("from") or (told_as.get("of") if noun.head.lemma in REVISING else None)
        if older is not None and "to" in told_as:
            told_as["to"].replaces, older.total = older, False  # "revised the toll from 14 to 11"

    def _counts_men(self, losses: Token) -> bool:
        """Whether the sentence says of what kind losses are that are given as a bare number."""
        return any(
            one.lemma in _SOLDIERS | {"general", "killed", "personnel", "war"} for one in losses.sent.tokens
        ) or not any(
            one.lemma in ("dollar", "euro", "billion", "tank", "economic", "financial") for one in losses.sent.tokens
        )

    def _number_of(self, noun: Token) -> tuple[Token, Token] | None:
        """Who a number is said to be of, and what became of them: "the number of soldiers wounded in the ambush"."""
        for prep in noun.kids_by("prep") if noun.lemma in ("number", "figure") else ():
            counted = prep.kid("pobj") if prep.low == "of" else None
            beside = noun.kids_by("conj")  # "of soldiers and "apostates" killed": what the quotation marks parted
            every = [*counted.conjuncts(), *beside] if counted is not None else []
            listed = [one for one in every if self.people.is_people(one) or one in beside]
            behind = [kid for one in (*listed, noun) for kid in one.kids_by("acl", "relcl")] if listed else []
            told = next((kid for kid in behind if harm_told(kid, self.lexicon) is not None), None)
            if told is not None:
                return listed[-1], told
        return None

    @staticmethod
    def _is_of_enemy(losses: Token) -> bool:
        """ "Put enemy losses at seven dead and 20 injured": an enemy's are soldiers."""
        named = ("enemy", "combat", "battlefield", "military", "troop")
        return any(kid.lemma.lower() in named for kid in losses.kids) or any(
            one.lemma == "enemy" for one in losses.subtree()
        )

    def _sides(self, losses: Token) -> list[ActorId]:
        """ "Put RSF losses at more than 20": a fighting side's losses are its dead."""
        drafts = self.people.cast.drafts
        cast = self.people.cast
        kids = losses.kids_by("compound", "poss", "amod")
        owners = [actor for kid in kids for actor in cast.of(kid)]
        if not owners:  # "Ukraine's losses exceed 67,000 men", "Russian losses"
            states = [kid for kid in kids if cast.mentions.over(kid, Sort.STATE) or people_at(kid, self.people.knowledge)]
            owners = [actor for kid in states[:1] for actor in cast.state_forces(kid)]
        return [one for one in owners if drafts[one].kind in (ActorKind.MILITARY, ActorKind.ARMED_GROUP, ActorKind.STATE)]

    def _counts(self, obj: Token, amount: Amount) -> bool:
        if obj.pos == "NUM" or self.figures.at(obj.i) is amount or obj.low in self.words.effects:
            return True
        return self.people.is_people(obj)

    def _toll_values(self, noun: Token) -> list[tuple[str, Token]]:
        """The figures that a toll is said to be, and the preposition or verb that says so."""
        found: list[tuple[str, Token]] = []
        for prep in noun.kids_by("prep"):
            obj = prep.kid("pobj") if prep.low in ("of", "to", "at") else None
            found += [(prep.low, obj)] if obj is not None else []
        verb = noun.head
        if verb.pos not in ("VERB", "AUX") or noun.dep not in ("nsubj", "nsubjpass", "dobj"):
            return found
        if noun.dep == "dobj" and verb.lemma in _PUTTING:
            found += hung_too_low(noun, _PUTTING[verb.lemma])
        again = [one for one in verb.kids_by("conj") if one.pos == "ADP"]  # "at 28 on Sunday and at 30 on Monday"
        beside = [one for kid in verb.kids_by("advmod") for one in kid.kids_by("prep")]
        again += [one for kid in verb.kids_by("prep") for one in kid.kids_by("conj") if one.pos == "ADP"]
        for prep in [*verb.kids_by("prep"), *again, *beside]:
            inner = prep.kid("prep") if prep.low == "from" else None
            if inner is not None and inner.low == "to":
                found += [("from", one) for one in spread(prep.kid("pobj"))]
                found += [("to", one) for one in spread(inner.kid("pobj"))]  # "from 25 to 31"
            elif prep.low in _AT_VALUE or (prep.low == "as" and noun.dep == "dobj"):
                found += [(prep.low, one) for one in spread(prep.kid("pobj"))]
        if noun.dep == "nsubj":
            value = verb.kid("attr") if verb.lemma in ("be", "stand") else None
            value = value or (verb.kid("dobj") if verb.lemma in _REACHING else None)
            found += [("is", value)] if value is not None else []
        return found

    def _toll_effect(self, noun: Token) -> Effect | None:
        """What a toll counts: told by its own words, or by the tolls told just before it."""
        effects = self.lexicon.effect_words
        beside = {kid.low for kid in noun.kids_by("compound", "amod", "nmod")}
        if beside & {"heavy", "human"} and noun.kid("prep") is None:
            return None
        for prep in noun.kids_by("prep"):
            for one in spread(prep.kid("pobj")) if prep.low == "of" else ():
                told = [kid.low for kid in one.kids if kid.dep != "relcl"]
                for low in (one.low, one.lemma, *told):
                    if low in effects:
                        return effects[low]
        for kid in noun.kids_by("acl"):
            if kid.low in effects:
                return effects[kid.low]  # "the number of journalists killed"
        if (counted := self._number_of(noun)) is not None:
            return harm_told(counted[1], self.lexicon)
        if beside & {"death", "casualty", "fatality"} or noun.low in _LOSSES | _COUNTED_DEATHS:
            return Effect.KILLED
        if beside & {"injury", "wounded", "injured"}:
            return Effect.WOUNDED
        subject = noun.dep in ("nsubj", "nsubjpass", "dobj") and noun.kid("prep") is not None
        if noun.lemma == "total" and subject and noun.head.lemma not in _SUMMING:
            return None  # "A total of 14 citizens were rescued"
        put = noun.dep == "dobj" and noun.head.lemma == "put"
        summed = noun.lemma in _SUMS or noun.lemma == "figure" or (noun.lemma == "number" and put)
        if noun.lemma != "toll" and (not summed or self.ledger.recent(noun, 2) is None):
            return None
        before = self.ledger.recent(noun, 4)
        if before is not None:
            back = 40 if noun.lemma == "toll" else 4
            dead = self.ledger.whole(noun, Effect.KILLED, back)  # a count that does not say of what is of the dead
            return before.effect if dead is None else Effect.KILLED
        revised = noun.head.lemma in ("lower", "raise", "revise", "update") and noun.head.kid("prep") is not None
        risen = noun.dep == "nsubj" and noun.head.lemma in RISING | _REACHING
        return Effect.KILLED if noun.kid("prep") is not None or revised or risen or put else None

    @staticmethod
    def _is_some_of(word: Token) -> bool:
        """ "The names of 18 of the dead": a number of those whom the words before told; who they were is told elsewhere."""
        number = word.head.head
        definite = any(kid.low in ("the", "those", "these") for kid in word.kids_by("det"))
        return definite and number.pos == "NUM" and number.dep in ("pobj", "dobj", "conj")

    def _some_of(self, word: Token, effect: Effect) -> None:
        number = word.head.head
        amount, whole = self.figures.number_at(number.i), self.ledger.whole(word, effect, 8)
        if amount is None or self.ledger.is_told(amount):
            return
        if whole is not None and not (amount.low or 0) > (whole.high or whole.low or 0):
            self.ledger.enter_part(number, amount, whole, amount)
        else:
            self.ledger.enter(number, effect, amount, word, word=word, amount=amount)

    def _among(self, word: Token, effect: Effect) -> None:
        """ "Nine children were among the dead", "Among the dead is Captain X": parts of a toll told before."""
        verb = word.head.head
        listed = verb.lemma in _LISTING and verb.kid("nsubjpass") is not None
        if verb.lemma != "be" and not listed:
            return
        whole = self.ledger.whole(word, effect, 6)
        if whole is not None and self.ledger.is_of_another_passage(whole, word):
            whole = None
        for subject in [one for first in verb.kids_by("nsubj", "attr", "nsubjpass") for one in spread(first)]:
            amount = self.figures.of(subject)
            person = self.people.person(subject)
            for kid in subject.kids_by("appos"):
                person = person or self.people.person(kid)
            if amount is not None and self.figures.counts_people(subject, amount):
                row = self.ledger.enter(subject, effect, amount, verb)
            elif person is not None:
                row = self.ledger.enter(person.head, effect, ONE, verb)
            elif subject.pos == "NOUN" and (one := self.figures.uncounted(subject)) is not None:
                row = self.ledger.enter(subject, effect, one, verb)  # "a boy and his grandmother were among those killed"
            else:
                continue
            if row is not None and whole is not None:
                row.part_of = whole
                row.happening = row.happening or whole.happening
