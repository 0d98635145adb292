"""A paper as it is ordered and read: the records on one thread, seals and drawing on another."""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, replace

from clinicguard.documents.press import Press, Step, untold
from clinicguard.evidence import sight
from clinicguard.evidence.opening import SealedCopy
from clinicguard.host.words import Language

THUMBNAIL = 700
"""Pixels of an exhibit's picture on paper, at its longer side."""

Pictures = Mapping[str, bytes]
Draw = Callable[[Press, Pictures], bytes]


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for.

    `paper` is a key of the catalogue, with its version behind a colon ("report:legal"); `subject`
    an address ("incident/I-2026-0001"), with what it shows of that record behind it where there are
    several ("…/notice/3"). `named` asks for names in full where they are masked
    otherwise, `pictures` for thumbnails of exhibits, `noted` for counsel's notes, `advised` for
    what counsel was asked and advised.
    """

    paper: str
    subject: str
    language: Language
    roc_years: bool = False
    draft: bool = False
    named: bool = False
    pictures: bool = True
    noted: bool = False
    advised: bool = False
    recipient: str = ""
    purpose: str = ""

    @property
    def kind(self) -> str:
        """The key of the kind of paper, without its version."""
        return self.paper.partition(":")[0]

    @property
    def version(self) -> str:
        """For whom the content is chosen; empty where the kind has one version only."""
        return self.paper.partition(":")[2]

    @property
    def number(self) -> str:
        """The record's own number."""
        return self.record.rpartition("/")[2]

    @property
    def record(self) -> str:
        """The record that it is a paper of, without what tells it from its sisters."""
        room, _, rest = self.subject.partition("/")
        return room if room == "clinic" else f"{room}/{rest.partition('/')[0]}"

    @property
    def part(self) -> str:
        """Which part of the record it shows: "3" of "incident/I-2026-0001/notice/3"."""
        parts = self.subject.split("/")
        return parts[-1] if len(parts) > 2 else ""


@dataclass(frozen=True, slots=True)
class Sealed:
    """An exhibit whose picture the paper wants: its sealed file, and what kind of file it is."""

    copy: SealedCopy
    media_type: str
    name: str = ""
    """What its picture is kept under, where that is not its own number."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that was read for a paper. `make` needs neither the records nor their thread."""

    press: Press
    draw: Draw
    sealed: Sequence[Sealed] = ()

    def make(self, step: Step = untold, kept: MutableMapping[str, bytes] | None = None) -> bytes:
        """Opens the seals, then draws. What `step` raises stops it; nothing is left behind.

        `kept` holds the pictures of a drawing before, by number, and takes those of this one.
        """
        pictures: MutableMapping[str, bytes] = {} if kept is None else kept
        whole = len(self.sealed)
        for at, each in enumerate(self.sealed):
            step(at, whole)
            pictures[each.name or each.copy.number] = _thumbnail(each)
        seen = {number: png for number, png in pictures.items() if png}
        return self.draw(replace(self.press, step=step), seen)


def _thumbnail(sealed: Sealed) -> bytes:
    """The picture of an exhibit, empty where there is none to be had."""
    try:
        content = sealed.copy.content()
        return sight.picture(content, sealed.media_type, longest=THUMBNAIL).png
    except sight.NotShown:
        return b""
