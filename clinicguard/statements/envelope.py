"""Counsel without an account: what is asked about one exact text, and the answer that comes back.

The answer is a JSON file of the form `clinicguard-verdict/1`: the statement, the SHA-256 of the
text that was read, a verdict for the whole and one for each sentence. It holds for that text only.
A random token lies in each envelope alone; here only its hash is kept. An answer with it was made
in that envelope, which does not say by whom; one without it can be made by anybody.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from secrets import token_urlsafe
from typing import Any

from clinicguard.statements.statement import Statement, Version
from clinicguard.statements.steps import OPINIONS, RISKS, Opinion, Remark, Risk, remark_on
from clinicguard.statements.troubles import AnswerDamaged, NotThisText, TooLongToAnswer
from clinicguard.storage.text import kept

FORMAT = "clinicguard-verdict/1"
MOST_BYTES = 1_000_000
_LONGEST = 20_000
"""Characters that one field of an answer may have."""

_ROW_BYTES = 120
"""What the form writes around one sentence; as much again is left for what counsel says."""

_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""What writes the letters behind it from right to left."""

_QUOTED = re.compile(r"^(?:> ?)+", re.M)
"""What an e-mail puts before each line that it quotes."""

_SENTENCE = re.compile(
    r"[^\n]*?(?:[。！？!?]+[」』”\"']*"
    r"|(?<!\b[A-Za-z])(?<!\b(?:Dr|Mr|Ms|No|St))(?<!\bMrs)\.(?=\s|$)|$|(?=\n))",
    re.M,
)
"""A full stop after a single letter (`Q.`, an initial) or a title ends nothing."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One sentence of the text, counted from 1; offsets are code points."""

    number: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Ask:
    """What counsel is asked: one exact text, sentence by sentence, and questions of our own."""

    statement: str
    version: int
    sha256: str
    title: str
    text: str
    pieces: tuple[Piece, ...]
    questions: tuple[str, ...] = ()
    token: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back. `answers` are as many as the questions that the form held."""

    statement: str
    version: int
    sha256: str
    opinion: Opinion
    note: str
    counsel: str
    remarks: tuple[Remark, ...] = ()
    answers: tuple[tuple[str, str], ...] = ()
    risk: Risk | None = None
    token: str = ""
    """The hash of the token that lay in the envelope; empty where the answer has none."""


def new_token() -> str:
    """What one envelope alone holds."""
    return token_urlsafe(24)


def token_kept(token: str) -> str:
    """What is kept of a token here; nothing of none."""
    return sha256(token.encode()).hexdigest() if token else ""


def ask_of(statement: Statement, questions: Sequence[str] = (), token: str = "") -> Ask:
    """What is asked about the wording that stands."""
    now = statement.now
    return Ask(
        statement.number,
        now.number,
        now.sha256,
        statement.title,
        now.text,
        pieces_of(now.text),
        tuple(question.strip() for question in questions if question.strip()),
        token,
    )


def check_answerable(ask: Ask) -> None:
    """Before it is sealed: whether the form's answer can be taken in again.

    Raises:
        TooLongToAnswer: a sentence, or all of them, would come back longer than we read.
    """
    long = next((each.number for each in ask.pieces if len(each.text) > _LONGEST), 0)
    asked = (*(each.text for each in ask.pieces), *ask.questions)
    size = sum(len(each.encode()) + _ROW_BYTES for each in asked)
    if long or size > MOST_BYTES // 2:
        raise TooLongToAnswer(long)


def pieces_of(text: str) -> tuple[Piece, ...]:
    """The sentences of a text; a line that ends without a full stop is one too."""
    found = []
    for each in _SENTENCE.finditer(text):
        words = each[0].strip()
        if words:
            start = each.start() + len(each[0]) - len(each[0].lstrip())
            found.append((start, start + len(words), words))
    return tuple(Piece(number, *place) for number, place in enumerate(found, 1))


def answer_of(data: bytes) -> Answer:
    """The answer in a file.

    Raises:
        AnswerDamaged: it is no such file, or something in it is not as the form writes it.
    """
    told = _object(data)
    if told.get("format") != FORMAT:
        raise AnswerDamaged("format")
    opinion = _opinion(told.get("opinion"), "opinion")
    return Answer(
        statement=_text(told, "statement"),
        version=_number(told, "version"),
        sha256=_text(told, "sha256"),
        opinion=opinion,
        note=_plain(told, "note"),
        counsel=_name(told),
        remarks=tuple(_remarks(told, opinion)),
        answers=tuple(_answers(told)),
        risk=_risk(told.get("risk")),
        token=token_kept(_text(told, "token")) if "token" in told else "",
    )


def check_answer(answer: Answer, statement: Statement) -> Version:
    """The version that it is about, whether that one still stands or not.

    Raises:
        NotThisText: it is about another statement, or about a wording that never stood.
        AnswerDamaged: it speaks of a sentence or a question that was not asked.
    """
    of = next((each for each in statement.versions if each.number == answer.version), None)
    if of is None or (answer.statement, answer.sha256) != (statement.number, of.sha256):
        raise NotThisText(statement.number)
    sentences = {piece.text for piece in pieces_of(of.text)}
    if any(remark.sentence not in sentences for remark in answer.remarks):
        raise AnswerDamaged("sentences")
    envelope = statement.open_envelope(of.number, answer.token)
    asked = () if envelope is None else envelope.questions
    if envelope is not None and any(question not in asked for question, _ in answer.answers):
        raise AnswerDamaged("answers")
    return of


def answer_among(words: str) -> str:
    """The answer, word for word, among what else an e-mail says, quoted or not; or nothing."""
    plain, reader = _QUOTED.sub("", words), json.JSONDecoder(strict=False)
    for brace in re.finditer(r"\{", plain):
        with suppress(ValueError, RecursionError):
            told, end = reader.raw_decode(plain, brace.start())
            if "format" in told:
                return plain[brace.start() : end]
    return ""


def _object(data: bytes) -> dict[str, Any]:
    if len(data) > MOST_BYTES:
        raise AnswerDamaged("size")
    try:
        told = json.loads(data.decode("utf-8-sig"), strict=False)
    except (ValueError, RecursionError) as error:
        raise AnswerDamaged("json") from error
    if not isinstance(told, dict):
        raise AnswerDamaged("json")
    return told


def _text(told: dict[str, Any], field: str) -> str:
    words = told.get(field)
    if not isinstance(words, str) or len(words) > _LONGEST:
        raise AnswerDamaged(field)
    return kept(words).strip()


def _plain(told: dict[str, Any], field: str) -> str:
    """Counsel's own words: no letter in them turns the others round."""
    return _TURNS.sub("", _text(told, field))


def _name(told: dict[str, Any]) -> str:
    name = " ".join(_plain(told, "counsel").split())
    if not name:
        raise AnswerDamaged("counsel")
    return name


def _number(told: dict[str, Any], field: str) -> int:
    number = told.get(field)
    if not isinstance(number, int) or isinstance(number, bool):
        raise AnswerDamaged(field)
    return number


def _opinion(found: object, field: str) -> Opinion:
    for opinion in OPINIONS:
        if opinion == found:
            return opinion
    raise AnswerDamaged(field)


def _risk(found: object) -> Risk | None:
    if found is None:
        return None
    for risk in RISKS:
        if risk == found:
            return risk
    raise AnswerDamaged("risk")


def _rows(told: dict[str, Any], field: str) -> list[dict[str, Any]]:
    rows = told.get(field, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise AnswerDamaged(field)
    return rows


def _remarks(told: dict[str, Any], whole: Opinion) -> Iterator[Remark]:
    for row in _rows(told, "sentences"):
        chosen = row.get("opinion")
        ticked = _opinion(chosen, "sentences") if chosen else None
        remark = remark_on(_text(row, "text"), ticked, _plain(row, "note"), whole)
        if remark is not None:
            yield remark


def _answers(told: dict[str, Any]) -> list[tuple[str, str]]:
    return [(_text(row, "question"), _plain(row, "answer")) for row in _rows(told, "answers")]
