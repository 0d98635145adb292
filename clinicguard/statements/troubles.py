"""What can stand in the way of a statement: another wording, the guard, counsel, a missing hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from clinicguard.host.trouble import Trouble


@dataclass(eq=False)
class NotThisText(Trouble):
    """Counsel or the clinic spoke of another wording than the one that stands now."""

    statement: str


@dataclass(eq=False)
class NotApproved(Trouble):
    """Only an approved text goes out."""

    statement: str


@dataclass(eq=False)
class NotOut(Trouble):
    """Nothing can have come of words before they went out."""

    statement: str


@dataclass(eq=False)
class BlockedByGuard(Trouble):
    """The guard found something that must be taken out, or let pass with a reason."""

    statement: str
    findings: int


@dataclass(eq=False)
class GapOpen(Trouble):
    """A gap (`gap`, in paragraph `paragraph`) is filled, or its sentence taken out; nothing else.

    No reason lets it pass in what the public, the press or a patient reads.
    """

    statement: str
    gap: str
    paragraph: int


@dataclass(eq=False)
class NoSuchFinding(Trouble):
    """What should be let pass is not found in this text."""

    statement: str
    group: str


@dataclass(eq=False)
class CounselSaysHold(Trouble):
    """Counsel asked for changes, or to hold this text."""

    statement: str


@dataclass(eq=False)
class CounselObjected(Trouble):
    """Counsel asked to change or hold a former wording (`version`) and has not cleared this one."""

    statement: str
    version: int


@dataclass(eq=False)
class NoObjection(Trouble):
    """There is no word of counsel's on a former wording that could be overruled."""

    statement: str


@dataclass(eq=False)
class TwoMustSign(Trouble):
    """Counsel's all-clear was typed in with nothing to show for it: one person is not enough."""

    statement: str


@dataclass(eq=False)
class BlockedSince(Trouble):
    """Since the approval the guard finds what must not go out: a fact or the records changed."""

    statement: str
    findings: int


@dataclass(eq=False)
class SamePerson(Trouble):
    """Without counsel two people approve; one of them cannot be both."""

    statement: str


@dataclass(eq=False)
class NothingToSay(Trouble):
    """The text is empty."""


@dataclass(eq=False)
class AlreadyOut(Trouble):
    """What has gone out is not rewritten: it is replaced or withdrawn."""

    statement: str


@dataclass(eq=False)
class TakenBack(AlreadyOut):
    """It was taken back or replaced: nothing is decided of it any more."""


@dataclass(eq=False)
class NoSuccessor(Trouble):
    """A text gives way only to one (`other`) that stands and is about the same matter."""

    statement: str
    other: str


@dataclass(eq=False)
class OutBeforeWritten(Trouble):
    """Words cannot have gone out before they were written."""

    statement: str


@dataclass(eq=False)
class NotThisWay(Trouble):
    """A text for this audience does not go out by this channel."""

    statement: str


@dataclass(eq=False)
class NextWordPast(Trouble):
    """The next word was promised for a time before this one went out."""

    statement: str


@dataclass(eq=False)
class AnswerDamaged(Trouble):
    """Counsel's file is not as the form writes it; `part` is what does not fit."""

    part: str


@dataclass(eq=False)
class TooLongToAnswer(Trouble):
    """The form's answer would be too large to take in; `sentence` is what is too long, or 0."""

    sentence: int


@dataclass(eq=False)
class SentenceObjects(Trouble):
    """What asks to change or hold a sentence does not clear the whole; `sentence` is the first."""

    sentence: str


@dataclass(eq=False)
class ScanNoPicture(Trouble):
    """The scan of a verdict is a picture or a PDF; this exhibit (`exhibit`) is neither."""

    exhibit: str


@dataclass(eq=False)
class ScanOlder(Trouble):
    """The scan of a verdict is not older than the question: this one was here before."""

    exhibit: str


@dataclass(eq=False)
class ScanOfAnother(Trouble):
    """One paper is one verdict: this exhibit shows another one already."""

    exhibit: str


@dataclass(eq=False)
class MarkStands(Trouble):
    """A mark of the clinic's own (`kind`: never or always) holds for these words already."""

    words: str
    kind: str


@dataclass(eq=False)
class CurlyGap(Trouble):
    """A template of the clinic's own has a gap in curly brackets, as only our files write it."""

    gap: str


@dataclass(eq=False)
class ReadAhead(Trouble):
    """A template cannot have been read on a day that is still to come."""

    day: date


@dataclass(eq=False)
class ReadBeforeWritten(Trouble):
    """A wording of the clinic's own cannot have been read before it was written."""

    day: date
    written: date


@dataclass(eq=False)
class TemplateRetired(Trouble):
    """What is retired is not reworded: it is taken up again first."""

    name: str


@dataclass(eq=False)
class PrivateNotes(Trouble):
    """Counsel's notes are read and written by counsel and the owner alone."""

    role: str
