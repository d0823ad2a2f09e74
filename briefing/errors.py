"""Errors a person can act on. Anything else is a bug and goes to the crash handler.

Every error has a code that stays the same between releases (docs/errors.md lists them), a sentence that says what is wrong
and names the file, and a second one that says what to do.
"""

from __future__ import annotations


class BriefingError(Exception):
    """Base of all errors that are shown as they are. `code` is stable; `advice` says what to do next."""

    code = "E000"
    exit_status = 1

    def __init__(self, sentence: str, advice: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.sentence} {self.advice}".strip()

    def __reduce__(self) -> tuple[type[BriefingError], tuple[str, str]]:
        return type(self), (self.sentence, self.advice)  # crosses the border between processes whole


class CaseError(BriefingError):
    """A case file cannot be used."""

    code = "C000"
    exit_status = 3


class CaseNotFound(CaseError):
    """There is no such file."""

    code = "C001"


class CaseForeign(CaseError):
    """The file is a database or document of another program."""

    code = "C002"


class CaseTooNew(CaseError):
    """The case was written by a newer version of the program."""

    code = "C003"


class CaseCorrupt(CaseError):
    """The file is damaged."""

    code = "C004"


class CaseLocked(CaseError):
    """Another program is writing to the case."""

    code = "C005"


class CaseReadOnly(CaseError):
    """The case or its folder may not be written to."""

    code = "C006"


class CaseExists(CaseError):
    """A new case would overwrite a file."""

    code = "C007"


class CaseFull(CaseError):
    """No space is left on the disk."""

    code = "C008"


class CaseUnreachable(CaseError):
    """The disk of the case does not answer: a memory stick was pulled out, a network folder went away."""

    code = "C009"


class NotInCase(CaseError, KeyError):
    """What was to be changed is not in the case any more: it was removed, here or in another window."""

    code = "C010"


class UndoRefused(CaseError):
    """There is nothing to undo or to do again, or another program wrote to what would be changed back."""

    code = "C011"


class ImportRefused(BriefingError):
    """Some input was not taken in. The rest of the batch goes on."""

    code = "I000"
    exit_status = 4


class InputNotFound(ImportRefused):
    """The file to import is not there or may not be read."""

    code = "I001"


class InputEmpty(ImportRefused):
    """There are no words in it."""

    code = "I002"


class InputBinary(ImportRefused):
    """It is not text in a format that is read."""

    code = "I003"


class InputEncoding(ImportRefused):
    """Its bytes are no text in any encoding tried."""

    code = "I004"


class InputTooLarge(ImportRefused):
    """It is larger than an article can be."""

    code = "I005"


class InputLanguage(ImportRefused):
    """It is not in English."""

    code = "I006"


class InputDuplicate(ImportRefused):
    """The same article is in the case already."""

    code = "I007"


class InputTooSlow(ImportRefused):
    """Reading it took longer than is allowed."""

    code = "I008"


class InputFailed(ImportRefused):
    """Reading it broke down: the process that reads ended, or the program has a fault."""

    code = "I009"


class InterchangeRefused(ImportRefused):
    """It is no interchange document, or what it says does not hold together."""

    code = "I010"


class InputProtected(ImportRefused):
    """It opens only with a password."""

    code = "I011"


class ExportError(BriefingError):
    """Something could not be written."""

    code = "X000"
    exit_status = 5


class TargetUnwritable(ExportError):
    """The file or folder to write to cannot be written."""

    code = "X001"


class ReportIncomplete(ExportError):
    """The briefing could not be laid out."""

    code = "X002"


class NothingToReport(ExportError):
    """The case, or the choice made in it, holds nothing to print."""

    code = "X003"


class NameStillThere(ExportError):
    """A safe copy was made and still holds a name that was to be hidden; it is not handed out."""

    code = "X004"


class NamesRefused(ExportError):
    """What is to be hidden in a safe copy cannot be understood, or cannot be hidden that way."""

    code = "X005"


class MarkedHigher(ExportError):
    """A document would quote what is marked higher than it is itself."""

    code = "X006"


class KnowledgeError(BriefingError):
    """What the analyst adds to what the program knows cannot be used."""

    code = "K000"
    exit_status = 4


class KnowledgeRefused(KnowledgeError):
    """An entry is not complete, or what it says is known already."""

    code = "K001"


class KnowledgeUnreadable(KnowledgeError):
    """The file of what was added for every case cannot be understood."""

    code = "K002"
    exit_status = 3


class KnowledgeUnwritable(KnowledgeError):
    """The file of what was added for every case cannot be written."""

    code = "K003"
    exit_status = 5


class ResourceMissing(BriefingError):
    """A file of the program itself is missing or damaged."""

    code = "R001"
    exit_status = 6


class ScreenMissing(BriefingError):
    """There is no screen for a window, or a library that windows need is not installed."""

    code = "R002"
    exit_status = 6


class UsageError(BriefingError):
    """The command line cannot be understood."""

    code = "U001"
    exit_status = 2
