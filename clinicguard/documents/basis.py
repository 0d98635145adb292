"""What a text rests on: facts and core messages, each case's under its number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clinicguard.documents.blocks.block import Block
from clinicguard.documents.blocks.table import Column, Table
from clinicguard.documents.parts import section
from clinicguard.documents.press import Press
from clinicguard.documents.sheet import CELL_SOFT


@dataclass(frozen=True, slots=True)
class BasisLine:
    """A fact or core message that a sentence rests on, and the number of its case.

    `words` are those of the day on which the text was written, `since` what became of them;
    `exhibit` is the mark of the exhibit that the fact names as its source.
    """

    number: str
    words: str
    source: str
    case: str = ""
    exhibit: str = ""
    since: tuple[str, ...] = ()


def basis_tables(basis: Sequence[BasisLine], press: Press) -> Iterator[Block]:
    """Facts and core messages; where they are of several cases, each case's under its number."""
    say, say_in = press.words.say, press.words.say_in
    columns = [
        Column(say_in("paper", "No."), 0.5, CELL_SOFT),
        Column(say("Fact or core message"), 3.4),
        Column(say_in("paper", "Source"), 1.8, CELL_SOFT),
    ]
    cases = list(dict.fromkeys(each.case for each in basis))
    for case in cases:
        if len(cases) > 1:
            yield section(say("Case {number}", number=case))
        here = (each for each in basis if each.case == case)
        yield Table(
            columns,
            [[each.number, "\n".join((each.words, *each.since)), each.source] for each in here],
        )


def rests_on(basis: Sequence[BasisLine], case: str, press: Press) -> str:
    """The same in short, for a paper that has the table elsewhere: numbers, and the exhibits.

    `case` is the number of the paper's own case; what is of another one stands under its number.
    """
    say, say_in = press.words.say, press.words.say_in
    if not basis:
        return say("No fact and no core message was noted for it.")
    lines = []
    for each in dict.fromkeys(line.case for line in basis):
        numbers = press.several(line.number for line in basis if line.case == each)
        labelled = each and each != case
        lines.append(
            say_in("paper", "{label}: {words}", label=each, words=numbers) if labelled else numbers
        )
    exhibits = dict.fromkeys(line.exhibit for line in basis if line.exhibit)
    if exhibits:
        words = press.several(exhibits)
        lines.append(say_in("paper", "{label}: {words}", label=say("Exhibits"), words=words))
    return "\n".join(lines)
