"""A text for the press: what is handed out, and the answers that are spoken only when asked.

They stand apart by a heading in a line of its own, which our template writes. Without it all of
the text is handed out, also a question and what follows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from clinicguard.statements.statement import Statement, text_hash
from clinicguard.statements.troubles import NothingToSay

_ASKS = ("？", "?")
_HEADING = re.compile(
    r"^[^\w\n]*(?:備用問答|备用问答|prepared answers)[^\S\n]*(?:[（(][^（()）\n]*[）)])?[^\w\n]*$",
    re.I | re.M,
)
"""As the template writes it; what is in brackets, and lines drawn beside it, count for nothing."""


def handed_out(statement: Statement) -> str:
    """The words that leave the house: of a text for the press without its prepared answers.

    A text without any is given letter by letter.
    """
    text = statement.now.text
    return parted(text)[0] if statement.audience == "press" else text


def prepared(statement: Statement) -> str:
    """The prepared answers with their heading; empty where the text has none."""
    return parted(statement.now.text)[1] if statement.audience == "press" else ""


def handed_as_told(statement: Statement) -> dict[str, str]:
    """What was handed out, as a release keeps it; nothing where it was the whole text.

    Raises:
        NothingToSay: above the prepared answers stands nothing.
    """
    words = handed_out(statement)
    if not words.strip():
        raise NothingToSay
    if words == statement.now.text:
        return {}
    return {"handed_out": words, "handed_out_sha256": text_hash(words)}


def parted(text: str) -> tuple[str, str]:
    """What stands above the heading, and the rest from the heading on."""
    heading = _HEADING.search(text)
    if heading is None:
        return text, ""
    return text[: heading.start()].rstrip(), text[heading.start() :]


def questions(answers: str) -> tuple[tuple[str, str], ...]:
    """The (question, answer) pairs below the heading; the question is empty where none is asked."""
    below = answers.partition("\n")[2]
    return tuple(pair for part in _paragraphs(below) for pair in _pairs(part.split("\n")))


def looks_prepared(statement: Statement) -> bool:
    """Whether a text for the press asks and answers, and no heading says that this stays here."""
    told, kept = parted(statement.now.text)
    return statement.audience == "press" and not kept and any(map(_answers, _paragraphs(told)))


def asks(line: str) -> bool:
    """Whether the line is a question."""
    return line.rstrip().endswith(_ASKS)


def _paragraphs(text: str) -> list[str]:
    return [part.strip() for part in text.split("\n\n") if part.strip()]


def _answers(part: str) -> bool:
    """Whether a paragraph goes on after the question with which it begins."""
    first, _, rest = part.partition("\n")
    return asks(first) and bool(rest.strip())


def _pairs(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """A line that asks right below another one still belongs to the question's answer."""
    if not asks(lines[0]):
        yield "", "\n".join(line.strip() for line in lines)
        return
    question, answer = lines[0].strip(), list[str]()
    for line in lines[1:]:
        if answer and asks(line):
            yield question, "\n".join(answer)
            question, answer = line.strip(), []
        else:
            answer.append(line.strip())
    yield question, "\n".join(answer)
