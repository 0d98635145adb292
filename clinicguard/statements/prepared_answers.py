"""A text for the press: what is handed out, and the answers that are spoken only when asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from clinicguard.statements.statement import Statement

_ASKS = ("？", "?")


def handed_out(statement: Statement) -> str:
    """The words that leave the house: of a text for the press without its prepared answers.

    A text without any is given letter by letter.
    """
    text = statement.now.text
    if statement.audience != "press":
        return text
    told, asked = questions(text)
    return "\n\n".join(told) if asked else text


def questions(text: str) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """The paragraphs to hand out, and the (question, answer) pairs.

    A paragraph holds pairs where its first line is a question and it goes on after it; each
    further line of it that asks begins the next pair.
    """
    told: list[str] = []
    asked: list[tuple[str, str]] = []
    for part in text.split("\n\n"):
        first, _, rest = part.strip().partition("\n")
        if rest.strip() and asks(first):
            asked += _pairs(part.strip().split("\n"))
        elif part.strip():
            told.append(part.strip())
    return tuple(told), tuple(asked)


def _pairs(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """A line that asks right below another one still belongs to the question's answer."""
    question, answer = lines[0].strip(), list[str]()
    for line in lines[1:]:
        if answer and asks(line):
            yield question, "\n".join(answer)
            question, answer = line.strip(), []
        else:
            answer.append(line.strip())
    yield question, "\n".join(answer)


def asks(line: str) -> bool:
    """Whether the line is a question."""
    return line.rstrip().endswith(_ASKS)
