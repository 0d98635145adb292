"""The recovery card: the only paper that opens the clinic's data without a passphrase."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from clinicguard.documents.blocks.block import Block
from clinicguard.documents.blocks.panels import Beside
from clinicguard.documents.blocks.spaces import Break
from clinicguard.documents.blocks.steps import Steps
from clinicguard.documents.blocks.table import Cell, Column, Ruling, Table
from clinicguard.documents.blocks.text import Heading, Text
from clinicguard.documents.blocks.writing import WriteOn
from clinicguard.documents.frame import bind
from clinicguard.documents.kit_page import KitPage
from clinicguard.documents.parts import boxed, facts
from clinicguard.documents.press import Press, in_groups
from clinicguard.documents.qr import Code
from clinicguard.documents.sheet import BODY, CODE, H1, MUTE, TEXT, TITLE, UNDER_TITLE
from clinicguard.documents.title import Title
from clinicguard.documents.type.style import Span, Style
from clinicguard.host.words import LANGUAGES, NAMES, Language, Words

_IN_A_ROW = 4
_WORD = Style("mono", 12, 18)
_SIDE = 102.0
_STEP = replace(BODY, size=10, leading=16.5, align="left", below=4)
_GRID = Ruling(pad=10, high=6, outer=0.8, inner=0.4)


@dataclass(frozen=True, slots=True)
class KitPaper:
    """What the card holds. `words` in their order; `code` is what the QR code says.

    `fingerprints` are (what, hex) pairs to compare with the screen; `copy` counts from 1.
    """

    words: tuple[str, ...]
    code: str
    fingerprints: tuple[tuple[str, str], ...]
    copy: int = 1


def recovery_kit(paper: KitPaper, press: Press) -> bytes:
    """Front: words, code, steps, a line to sign. Back: the steps in the other languages."""
    name = press.words.say("Recovery card")
    title = Title(kind=name, number=press.stamp.clinic_id, name=name)
    blocks = [*_front(paper, press, title), Break(), *_back(press)]
    return bind(title, blocks, press, paper=KitPage(press), titled=False, check=False)


def _front(paper: KitPaper, press: Press, title: Title) -> Iterator[Block]:
    say, stamp = press.words.say, press.stamp
    say_in = press.words.say_in
    yield Text(title.name, TITLE)
    under = [
        stamp.clinic_name,
        say("Clinic id {id}", id=stamp.clinic_id),
        say("Copy {n}", n=paper.copy),
        press.day(stamp.made_at.astimezone(stamp.zone).date()),
    ]
    yield Text("    ".join(under), UNDER_TITLE)
    yield _grid(paper.words)
    code = Code(paper.code, _SIDE, TEXT, say("QR code that holds the same words"))
    yield Beside([_how(press.words, None), [code]], [3.1, 1], space=20, above=6, below=6)
    yield boxed(
        [
            Text(say("Whoever holds this paper can open all records of the clinic."), _bold(_STEP)),
            Text(
                say(
                    "Print two copies and keep them in two places: a safe, a bank deposit box. No "
                    "photo, no scan, not in a drawer of the front desk. Nobody else has a copy; "
                    "nobody can reset it."
                ),
                _STEP,
            ),
        ]
    )
    pairs: list[tuple[str, Cell]] = [
        (what, Text(code if "-" in code else in_groups(code), CODE))
        for what, code in paper.fingerprints
    ]
    yield facts(pairs, label=0.3)
    yield WriteOn([say("Kept by (signature)"), say("Kept where"), say_in("paper", "Date")], tall=26)


def _grid(words: Sequence[str]) -> Table:
    """The words with their numbers, four in a row."""
    numbered = [
        [Span(f"{n:>2}  ", colour=MUTE), Span(word)] for n, word in enumerate(words, start=1)
    ]
    while len(numbered) % _IN_A_ROW:
        numbered.append([Span("")])
    rows = [numbered[i : i + _IN_A_ROW] for i in range(0, len(numbered), _IN_A_ROW)]
    columns = [Column("", 1, _WORD)] * _IN_A_ROW
    return Table(columns, rows, headed=False, ruling=_GRID, below=14)


def _back(press: Press) -> Iterator[Block]:
    for language in (each for each in LANGUAGES if each != press.language):
        words = Words(language)
        heading = Heading(f"{words.say('Recovery card')}    {NAMES[language]}", H1, 1)
        heading.language = language
        yield heading
        yield from _how(words, language)
        yield Text(
            words.say("Whoever holds this paper can open all records of the clinic."),
            _bold(_STEP),
            language,
        )


def _how(words: Words, language: Language | None) -> list[Block]:
    """The steps; `language` where they are not in the document's."""
    say = words.say
    steps = [
        say("Install ClinicGuard on the new computer, and bring the clinic's folder or a backup."),
        say("Choose “Open with the recovery card”."),
        say("Type the words in their order, or scan the code. A mistyped word is noticed."),
        say("Set a new passphrase. Then print a new card and destroy this one."),
    ]
    return [Steps([Text(each, _STEP, language) for each in steps])]


def _bold(style: Style) -> Style:
    return replace(style, kind="serif-bold")
