"""Known actors: states and what belongs to them, armed groups, bodies, media and people, found by any of their names.

Read from the TOML files in `resources/knowledge/` (docs/knowledge.md tells how to extend them). A name is compared folded
(see `folding`), yet its capitals count: what an alias writes with a capital must have one in the text, and an abbreviation
must be written in its own capitals, so that "IS" is found and "is" is not.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from briefing.domain.actor import ActorKind, Predicate
from briefing.knowledge.actor_entries import (
    ARMED_FORCES,
    GOVERNMENT,
    OPPOSITION,
    Institution,
    KnownActor,
    State,
    read_knowledge,
)
from briefing.knowledge.folding import fold
from briefing.knowledge.spelling import (
    ARTICLES,
    DROP,
    ENDS,
    OWNING,
    POSSESSIVE,
    WORD,
    Form,
    Word,
    canonical,
    fits,
    look,
    split,
    written_words,
)
from briefing.places import resource

_MAX_WORDS = 12  # of a name
_MOST_KEPT = 1 << 15  # tokens of which it is kept whether a name may begin with them


class ActorBook:
    """All known actors by name and by key. Never changes; safe to share."""

    def __init__(
        self,
        states: Iterable[State],
        institutions: Iterable[Institution],
        actors: Iterable[KnownActor],
        spellings: Mapping[str, str] | None = None,
    ) -> None:
        self._spellings = dict(spellings or {})
        self._states = {state.key: state for state in states}
        self._institutions = {one.key: one for one in institutions}
        self._actors: dict[str, KnownActor] = {}
        self._forms: dict[str, list[Form]] = {}
        self._longest: dict[str, int] = {}
        self._adjectives: dict[str, list[str]] = {}
        self._adjective_first: set[str] = set()
        self._adjective_words = 1
        self._by_code: dict[str, str] = {}
        self._capitals: dict[str, str] = {}
        self._weak: set[str] = set()
        self._made: dict[str, KnownActor] = {}
        self._phrases: dict[str, str] = {}
        for one in self._institutions.values():
            for phrase in one.phrases:
                self._phrases.setdefault(phrase, one.key)
        self._phrase_words = max((len(phrase.split()) for phrase in self._phrases), default=0)
        self._phrase_first = {phrase.split()[0] for phrase in self._phrases}
        for state in self._states.values():
            self._add_state(state)
        for actor in actors:
            self._add(actor)
        self._mark_shared(self._forms.values())
        self._begins: dict[str, bool] = {}  # what `_may_begin` found

    @classmethod
    def load(cls, folder: Path | None = None, extra: Iterable[KnownActor] = ()) -> ActorBook:
        """The program's knowledge of actors, and `extra` ones that a case adds; an extra one replaces one of the same key.

        Raises ResourceMissing when a file is missing or cannot be read.
        """
        states, institutions, actors, spellings = read_knowledge(folder or resource("knowledge"))
        known = {actor.key: actor for actor in actors}
        known.update((actor.key, actor) for actor in extra)
        return cls(states, institutions, known.values(), spellings)

    def with_added(self, added: Iterable[KnownActor]) -> ActorBook:
        """A book that knows these as well. This one stays as it is; the two share what they can.

        An added one with the key of a known actor takes its place, and the known one's names lead to it. Of a name that has
        other owners already, the added one is the first.
        """
        made = copy.copy(self)
        made._actors, made._forms, made._longest = dict(self._actors), dict(self._forms), dict(self._longest)
        made._weak, made._made, made._begins = set(self._weak), dict(self._made), {}
        for actor in added:
            if actor.key not in self._actors and self.by_key(actor.key) is not None:
                made._made[actor.key] = actor  # a body of a state
            else:
                made._actors[actor.key] = actor
            for name in actor.names:
                made._name(actor.key, name, first=True)
            made._weak.update(fold(name) for name in actor.weak)
            made._mark_shared(made._forms[made.comparable(name)] for name in actor.names if made.comparable(name))
        return made

    def match(self, tokens: Sequence[str], start: int = 0) -> tuple[int, tuple[KnownActor, ...]] | None:
        """The longest name that begins at `tokens[start]`: how many tokens it has, and whose name it is.

        Tokens are words as a tokeniser leaves them. "The" before a name is not part of it, nor is a possessive "'s" behind.
        Bodies of states are understood in general: "Russian defence ministry", "Sudan's army", "armed forces of Ukraine".
        """
        if start >= len(tokens) or not any(letter.isalnum() for letter in tokens[start]):
            return None
        if not self._may_begin(tokens[start]) and not (start + 1 < len(tokens) and tokens[start + 1] in POSSESSIVE):
            return None
        words = self._words(tokens, start)
        direct = self._direct(words)
        if direct is not None and words[0].folded == "the" and not self._article_fits(tokens, start, direct[0]):
            return None
        if any(token[-2:] in POSSESSIVE or token in POSSESSIVE for token in tokens[start : start + _MAX_WORDS]):
            inside = self._direct(self._words(tokens, start, through_possessive=True))
            if inside is not None and inside[0] > (direct[0] if direct else 0):
                direct = inside  # "Uganda People's Defence Force"
        if not words:
            return direct
        body = self._body(words, tokens, start)
        if body is not None and (direct is None or body[0] > direct[0]):
            return body
        return direct

    def by_key(self, key: str) -> KnownActor | None:
        """The actor with this key, bodies of states ("russia-armed-forces") included."""
        if key in self._actors:
            return self._actors[key]
        for institution in self._institutions:
            state = key.removesuffix(f"-{institution}")
            if state != key and state in self._states:
                return self._body_of(state, institution)
        return None

    def named(self, name: str) -> tuple[KnownActor, ...]:
        """The actors of exactly this name, written with its capitals."""
        tokens = name.split()
        if len(tokens) > 2 and tokens[0] in ("The", "the"):
            tokens = tokens[1:]
        found = self.match(tokens)
        return found[1] if found is not None and found[0] == len(tokens) else ()

    def owners(self, name: str) -> tuple[KnownActor, ...]:
        """The actors that have this name among theirs, whatever its capitals; () where nobody has."""
        forms = self._forms.get(self.comparable(name), ())
        found = (self.by_key(form.key) for form in forms)
        return tuple(dict.fromkeys(one for one in found if one is not None)) or self.named(name)

    def comparable(self, text: str) -> str:
        """Words in the form in which names are compared: folded, with single spaces, the Arabic article and what
        `spellings.toml` counts as one spelled in one way. Two texts of one form are one name but for their capitals.
        """
        return self._compared([look(word) for word in written_words(text)])

    def _compared(self, words: Sequence[tuple[str, str, int]]) -> str:
        """The same of words that were looked at."""
        same = self._spellings
        found = [same.get(word, word) for _folded, word, _shape in words]
        if found and found[0] == "al":
            found[0] = canonical(words[0][0], 0)
        return " ".join(found)

    def occurs(self, names: Iterable[str], text: str) -> bool:
        """Whether one of these names stands in a text, as far as names count as the same; capitals do not matter."""
        words = f" {self.comparable(OWNING.sub('', text))} "
        return any(one.strip() and one in words for one in (f" {self._bare(name)} " for name in names))

    def _bare(self, name: str) -> str:
        """The comparable form of a name without an Arabic article before it and without possessives."""
        first, _, rest = self.comparable(OWNING.sub("", name)).partition(" ")
        return rest if rest and (first == "al" or first in ARTICLES) else f"{first} {rest}".strip()

    def search_words(self, name: str) -> tuple[frozenset[str], ...]:
        """The words of a name for looking it up in an index of texts, each in every spelling that counts as it.

        A spelling with a space in it stands for one with an apostrophe there, which an index takes for two words. Articles
        are left out. What is found so still has to be asked `occurs`: the words may stand apart.
        """
        groups: dict[str, set[str]] = {}
        for word, same in self._spellings.items():
            groups.setdefault(same, {same}).add(word)
        found = []
        for raw in WORD.findall(OWNING.sub("", name).translate(DROP)):
            word = fold(raw)
            if word and word != "al" and word not in ARTICLES:
                spellings = {word, raw.casefold(), *groups.get(self._spellings.get(word, word), ())}
                split = {f"{one[:at]} {one[at:]}" for one in spellings for at in range(1, min(len(one), 12))}
                found.append(frozenset(spellings | split))
        return tuple(dict.fromkeys(found))

    def is_weak(self, name: str) -> bool:
        """Whether a name needs a further sign in the text that the known actor is meant ("Wagner")."""
        return fold(name) in self._weak

    def state(self, code_or_key: str) -> KnownActor | None:
        """The state with this ISO 3166-1 alpha-2 code or key."""
        return self._actors.get(self._by_code.get(code_or_key, code_or_key)) if code_or_key else None

    def about(self, key: str) -> State | None:
        """How a state, its people, capital and government are called."""
        return self._states.get(key)

    def demonym(self, word: str) -> KnownActor | None:
        """The state of an adjective or of its people ("Syrian", "Syrians", "South Sudanese"); the best known of several."""
        found = self.demonyms(word)
        return found[0] if found else None

    def demonyms(self, word: str) -> tuple[KnownActor, ...]:
        """All states that an adjective can mean ("Congolese": two), the best known first."""
        if not word[:1].isupper():
            return ()
        return tuple(self._actors[key] for key in self._adjectives.get(fold(word), ()))

    def capital(self, name: str) -> KnownActor | None:
        """The state whose capital this is: where "Tehran denied" stands for the government of Iran."""
        key = self._capitals.get(fold(name)) if name[:1].isupper() else None
        return self._actors[key] if key is not None else None

    def holder_of(self, state: str) -> KnownActor | None:
        """The state whose army holds the land of another, by that other's key or alpha-2 code: there it is "the army"."""
        held = self._states.get(self._by_code.get(state, state))
        return self._actors.get(held.held_by) if held is not None and held.held_by is not None else None

    def forces_of(self, state: str) -> KnownActor | None:
        """The armed forces of a state, by its key or alpha-2 code."""
        return self.institution(state, ARMED_FORCES)

    def government_of(self, state: str) -> KnownActor | None:
        """The government of a state, by its key or alpha-2 code."""
        return self.institution(state, GOVERNMENT)

    def institution(self, state: str, institution: str) -> KnownActor | None:
        """A body of a state, by the state's key or alpha-2 code and the body's key in institutions.toml."""
        key = self._by_code.get(state, state)
        if key not in self._states or institution not in self._institutions:
            return None
        return self._body_of(key, institution)

    def leader_of(self, key: str) -> tuple[KnownActor, ...]:
        """The people known to be at the head of an actor."""
        return tuple(one for one in self._actors.values() if one.leads and one.affiliation == key)

    def states(self) -> tuple[State, ...]:
        """All states, by key."""
        return tuple(self._states[key] for key in sorted(self._states))

    def __iter__(self) -> Iterator[KnownActor]:
        return iter(self._actors.values())

    def __len__(self) -> int:
        return len(self._actors)

    def shared_names(self) -> dict[str, tuple[str, ...]]:
        """Folded names that several actors have, with their keys: what must be declared as ambiguous."""
        found = {}
        for name, forms in self._forms.items():
            keys = tuple(dict.fromkeys(form.key for form in forms))
            if len(keys) > 1:
                found[name] = keys
        return found

    # -- building

    def _add(self, actor: KnownActor) -> None:
        self._actors[actor.key] = actor
        for name in actor.names:
            self._name(actor.key, name)
        self._weak.update(fold(name) for name in actor.weak)

    def _add_state(self, state: State) -> None:
        aliases = (*((state.official,) if state.official else ()), *state.aliases)
        self._add(KnownActor(state.key, state.name, ActorKind.STATE, aliases, state.code))
        if state.code:
            self._by_code.setdefault(state.code, state.key)
        for word in (*state.adjectives, *state.people):
            keys = self._adjectives.setdefault(fold(word), [])
            if state.key not in keys:
                keys.append(state.key)
            self._adjective_words = max(self._adjective_words, len(fold(word).split()))
            self._adjective_first.add(fold(word).split()[0])
        for capital in state.capital:
            self._capitals.setdefault(fold(capital), state.key)
        for name in state.government:
            self._name(f"{state.key}-{GOVERNMENT}", name)
        for name in state.forces:
            self._name(f"{state.key}-{ARMED_FORCES}", name)

    def _mark_shared(self, names: Iterable[Sequence[Form]]) -> None:
        """Note with actors that a name of theirs is another's too."""
        shared = {form.key for forms in names if len({f.key for f in forms}) > 1 for form in forms}
        for key in shared & self._actors.keys():
            self._actors[key] = replace(self._actors[key], ambiguous=True)

    def _name(self, key: str, name: str, *, first: bool = False) -> None:
        written = written_words(name)
        if not written:
            return
        looked = [look(word) for word in written]
        folded = self._compared(looked)
        form = Form(key, tuple([shape for _folded, _word, shape in looked]), written)
        forms = self._forms.get(folded, ())
        if not forms:
            words = folded.split(" ")
            if self._longest.get(words[0], 0) < len(words):
                self._longest[words[0]] = len(words)
        if form not in forms:  # a new list: the old one may be another book's too
            self._forms[folded] = [form, *forms] if first else [*forms, form]

    def _body_of(self, state_key: str, institution: str) -> KnownActor:
        key = f"{state_key}-{institution}"
        if key not in self._made:
            state, body = self._states[state_key], self._institutions[institution]
            adjective = state.adjectives[0] if state.adjectives else state.name
            forms = [f"{adjective} {phrase}" for phrase in body.phrases[:4]]
            own = state.forces if institution == ARMED_FORCES else state.government if institution == GOVERNMENT else ()
            name = state.forces[0] if institution == ARMED_FORCES and state.forces else body.name_in(state, adjective)
            aliases = tuple(form for form in dict.fromkeys((*own, *forms)) if form != name)
            made = KnownActor(
                key, name, body.kind, aliases, state.code, affiliation=state_key, parents=((Predicate.PART_OF, state_key),)
            )
            self._made[key] = self._entered(made, institution) or made
        return self._made[key]

    def _entered(self, made: KnownActor, institution: str) -> KnownActor | None:
        """The body that has an entry of its own and a name of this one ("Lebanese Health Ministry"), with all its names."""
        if made.kind is ActorKind.MILITARY or institution == OPPOSITION:
            return None  # a coast guard is not the navy, nor one coalition the opposition
        for name in made.names:
            compared = self.comparable(name)
            for form in self._forms.get(compared, ()):
                known = self._actors.get(form.key)
                if known is None or known.country != made.country or known.kind is not made.kind:
                    continue
                if self.comparable(known.name) == compared:  # not a name beside others: Gaza's ministry is not Ramallah's
                    return replace(known, aliases=tuple(dict.fromkeys((*known.aliases, *made.names))))
        return None

    # -- matching

    def _may_begin(self, token: str) -> bool:
        """Whether a name could begin with a token: most words of a text begin none."""
        known = self._begins.get(token)
        if known is None:
            if len(self._begins) > _MOST_KEPT:
                self._begins.clear()
            begins = self._words([token], 0) or self._words([token], 0, through_possessive=True)
            known = self._begins[token] = bool(begins) or not split(token, 1)
        return known

    def _words(self, tokens: Sequence[str], start: int, through_possessive: bool = False) -> list[Word]:
        """The words from `start` to the end of a possible name; none where no name begins with the first.

        `through_possessive`: a "'s" token is taken as the end of the word before it, not as the end of the name.
        """
        words: list[Word] = []
        reach = 0
        for at in range(start, len(tokens)):
            token = tokens[at]
            if token in POSSESSIVE and words and through_possessive:
                words[-1] = words[-1]._replace(tokens=at - start + 1)
                continue
            if token in ENDS or (token in POSSESSIVE and words):
                break
            if through_possessive and at + 1 < len(tokens) and tokens[at + 1] in POSSESSIVE:
                token += tokens[at + 1].strip("'’")
            possessive = not through_possessive and len(token) > 3 and token[-2:] in ("'s", "’s")
            for word in split(token[:-2] if possessive else token, at - start + 1):
                words.append(word)
            if not reach and words:
                first = words[0].folded
                reach = self._longest.get(self._canonical(first, 0), 0)
                if first in self._adjective_first or first in self._phrase_first:
                    reach = _MAX_WORDS
                if not reach:
                    return []
            if possessive or len(words) > max(reach, 1):
                break
        return words

    def _direct(self, words: Sequence[Word]) -> tuple[int, tuple[KnownActor, ...]] | None:
        if not words:
            return None
        canonical = [self._canonical(word.folded, at) for at, word in enumerate(words)]
        for count in range(min(len(words), self._longest.get(canonical[0], 0)), 0, -1):
            if count < len(words) and words[count].tokens == words[count - 1].tokens:
                continue  # ends inside a token
            forms = self._forms.get(" ".join(canonical[:count]))
            if forms is None:
                continue
            written = [word.written for word in words[:count]]
            found = [self.by_key(form.key) for form in forms if fits(form, written)]
            if found:
                return words[count - 1].tokens, tuple(dict.fromkeys(one for one in found if one is not None))
        return None

    def _article_fits(self, tokens: Sequence[str], start: int, length: int) -> bool:
        """Whether "the Times" is the paper and not the beginning of "the Times of Israel" or of "the Times Tower"."""
        behind = start + length
        longer = self.match(tokens, start + 1)
        return (longer is None or longer[0] < length) and not (behind < len(tokens) and tokens[behind][:1].isupper())

    def _canonical(self, folded: str, at: int) -> str:
        word = canonical(folded, at)
        return self._spellings.get(word, word)

    def _body(self, words: Sequence[Word], tokens: Sequence[str], start: int) -> tuple[int, tuple[KnownActor, ...]] | None:
        for count in range(min(self._adjective_words, len(words)), 0, -1):
            keys = self._adjectives.get(" ".join(word.folded for word in words[:count]))
            if keys and words[0].written[:1].isupper():
                phrase = self._phrase(words[count:])
                if phrase is not None:
                    return phrase[0], tuple(self._body_of(key, phrase[1]) for key in keys)
        state = self._state_at(words)
        if state is not None:
            used, key = state
            at = start + used
            owned = tokens[at - 1][-2:] in ("'s", "’s") and len(tokens[at - 1]) > 3
            if owned or (at < len(tokens) and tokens[at] in POSSESSIVE):
                at += 0 if owned else 1
                phrase = self._phrase(list(self._plain(tokens, at)))
                if phrase is not None:
                    return at - start + phrase[0], (self._body_of(key, phrase[1]),)
            elif tokens[at : at + 1] and tokens[at][:1].isupper():
                phrase = self._phrase(list(self._plain(tokens, at)))
                if phrase is not None and all(word[:1].isupper() for word in tokens[at : at + phrase[0]]):
                    return at - start + phrase[0], (self._body_of(key, phrase[1]),)  # "Myanmar Air Force"
            return None
        if words[0].folded in self._phrase_first:
            return self._of_state(words)
        return None

    def _of_state(self, words: Sequence[Word]) -> tuple[int, tuple[KnownActor, ...]] | None:
        """ "Ministry of Defence of the Russian Federation", "armed forces of Ukraine"."""
        for count in range(min(self._phrase_words, len(words) - 2), 0, -1):
            institution = self._phrases.get(" ".join(word.folded for word in words[:count]))
            if institution is None or words[count].folded != "of":
                continue
            rest = words[count + 1 :]
            if rest and rest[0].folded == "the":
                rest = rest[1:]
            state = self._state_at(rest) if rest else None
            if state is not None:
                return state[0], (self._body_of(state[1], institution),)
            inner = self._of_state(rest) if len(rest) > 2 else None
            if inner is not None and inner[1][0].affiliation is not None:
                return inner[0], (self._body_of(inner[1][0].affiliation, institution),)
        return None

    def _state_at(self, words: Sequence[Word]) -> tuple[int, str] | None:
        direct = self._direct(words)
        if direct is None or direct[1][0].kind is not ActorKind.STATE:
            return None
        return direct[0], direct[1][0].key

    def _phrase(self, words: Sequence[Word]) -> tuple[int, str] | None:
        """The longest institution that these words begin with: tokens used up, and its key."""
        for count in range(min(self._phrase_words, len(words)), 0, -1):
            key = self._phrases.get(" ".join(word.folded for word in words[:count]))
            if key is not None and not (count < len(words) and words[count].tokens == words[count - 1].tokens):
                return words[count - 1].tokens, key
        return None

    def _plain(self, tokens: Sequence[str], start: int) -> Iterator[Word]:
        for at in range(start, min(len(tokens), start + _MAX_WORDS)):
            if tokens[at] in ENDS or tokens[at] in POSSESSIVE:
                return
            yield from split(tokens[at], at - start + 1)
