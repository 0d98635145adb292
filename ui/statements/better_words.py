"""What the button beside a finding does to the text: the words that come, and what they replace.

The finding says how it is mended. What replaces a sentence leaves its salutation, takes the mark
that it ended with, and is not said twice: where the text has it already the sentence just goes.
Advice never gets into a text, and a finding whose words stand elsewhere by now changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from clinicguard.statements.envelope import pieces_of
from clinicguard.statements.guard.finding import GuardFinding, Mending

_STOPS = "。！？!?.…；;"
_ENDS = re.compile(r"[。！？!?.…；;]+[」』”\"'’）)]*$")
_CLAUSE = "；"
"""Divides a Chinese sentence in two that stand alone."""
_PAIRS = ("「」", "『』", "“”", "（）", "()", "《》")
_SALUTATION = re.compile(
    r"\s*(?:(?:親愛的|亲爱的|敬愛的|敬爱的|尊敬的)[^，。！？,\n]{1,12}[，：:,]\s*"
    r"|[^，。！？,\n的那這这位]{0,8}(?:您好|你好|大家好|早安|钧鉴|鈞鑒|惠鑒|台鑒)[，：:,。！!]\s*"
    r"|(?:Dear|Hello|Hi|Good morning|Good afternoon)\b[^.!?\n]{0,40}?[,:]\s*)+"
)
_ARTICLE = re.compile(r"\b([Aa])(n?) $")
_VOWEL = re.compile(r"[aeiou]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Change:
    """`words` in the place of a stretch; `start` and `end` are code points of the text."""

    words: str
    start: int
    end: int


def way_of(finding: GuardFinding) -> Mending | None:
    """What the button of a finding does; None where there is advice alone, or nothing."""
    if not finding.better or finding.mending == "advice":
        return None
    return finding.mending


def change_of(text: str, finding: GuardFinding) -> Change | None:
    """The change that the button of a finding makes in the text it was found in; None where it
    makes none, or where other words stand there by now."""
    start, end = finding.start, finding.end
    if text[start:end] != finding.span:
        return None
    change = _change(text, finding)
    if change is None or text[change.start : change.end] == change.words:
        return None
    return change


def _change(text: str, finding: GuardFinding) -> Change | None:
    better, start, end = finding.better, finding.start, finding.end
    match way_of(finding):
        case None | "advice":
            return None
        case "add" | "begin" if better.lower() in text.lower():
            return None
        case "add":
            own_line = text and not text.endswith("\n")
            return Change(f"\n{better}" if own_line else better, len(text), len(text))
        case "begin":
            return _begun(text, better)
        case "take_out":
            return Change("", *_with_its_gap(text, *_sentences_around(text, start, end)))
        case "take_out_words":
            return _words_gone(text, start, end)
        case "words":
            return Change(_fitted(text, better, start, end), start, end)
        case "sentence":
            return _sentence_anew(text, better, *_sentences_around(text, start, end))


def _begun(text: str, better: str) -> Change:
    """At the head, behind the salutation if there is one."""
    greeting = _SALUTATION.match(text)
    at = greeting.end() if greeting else len(text) - len(text.lstrip())
    behind = text[at : at + 1]
    if not better.isascii() or behind in ("", "\n"):
        return Change(better, at, at)
    if greeting is None or text[at - 1] == "\n":
        return Change(f"{better} ", at, at)
    first = better if better.startswith("I ") else better[:1].lower() + better[1:]
    return Change(f"{first} {behind.upper()}", at, at + 1)


def _words_gone(text: str, start: int, end: int) -> Change:
    """Words without what tied them to the next: a blank, a 的; and *an* becomes *a* again."""
    behind = text[end : end + 1]
    between_blanks = behind == " " and (start == 0 or not text[start - 1].isalnum())
    if behind == "的" or between_blanks:
        end += 1
    first = text[end : end + 1]
    article = _ARTICLE.search(text, 0, start)
    if article is not None and first.isascii() and first.isalpha():
        right = article[1] + ("n" if _VOWEL.match(first) else "")
        return Change(right + " ", article.start(), end)
    if text[start : start + 1].isupper() and first.islower():
        return Change(first.upper(), start, end + 1)
    return Change("", start, end)


def _fitted(text: str, better: str, start: int, end: int) -> str:
    """Words with the capital of those they replace, and no second stop."""
    if better.endswith(tuple(_STOPS)) and text[end : end + 1] in tuple(_STOPS):
        better = better.rstrip(_STOPS)
    begins = text[start:end].lstrip()[:1]
    return better[:1].upper() + better[1:] if begins.isupper() else better


def _sentence_anew(text: str, better: str, start: int, end: int) -> Change:
    start = _behind_salutation(text, start, end)
    bare = better.rstrip(_STOPS)
    if bare in text[:start] or bare in text[end:]:
        return Change("", *_with_its_gap(text, start, end))
    ended = _ENDS.search(text, start, end)
    closing = ended[0].lstrip(_STOPS) if ended else ""
    mark = ended[0][0] if ended else ""
    if _whole(text[start:end]):
        closing = ""
    if mark in (_CLAUSE, ";") or (mark and not better.endswith(tuple(_STOPS))):
        better = bare + ("。" if mark in "？！" else "." if mark in "?!" else mark)
    return Change(better + closing, start, end)


def _behind_salutation(text: str, start: int, end: int) -> int:
    greeting = _SALUTATION.match(text, start, end)
    return greeting.end() if greeting and greeting.end() < end else start


def _sentences_around(text: str, start: int, end: int) -> tuple[int, int]:
    """From the first to the last sentence that a stretch touches, with what a bracket or a
    quotation that opens there holds."""
    pieces = [part for each in pieces_of(text) for part in _clauses(text, each.start, each.end)]
    touched = [n for n, (first, last) in enumerate(pieces) if first < end and start < last]
    if not touched:
        return start, end
    first, last = _balanced(text, pieces, touched[0], touched[-1])
    return min(start, pieces[first][0]), max(end, pieces[last][1])


def _balanced(
    text: str, pieces: Sequence[tuple[int, int]], first: int, last: int
) -> tuple[int, int]:
    """The sentences from the first to the last, and those around that a quotation goes on in; a
    mark that has no other half anywhere, as in 1), widens nothing."""
    begins, ends = first, last
    while not _whole(words := text[pieces[begins][0] : pieces[ends][1]]):
        if _opens(words) and ends + 1 < len(pieces):
            ends += 1
        elif not _opens(words) and begins:
            begins -= 1
        else:
            return first, last
    return begins, ends


def _clauses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    cuts = [at + 1 for at in range(start, end) if text[at] == _CLAUSE and at + 1 < end]
    return list(zip([start, *cuts], [*cuts, end], strict=True))


def _whole(words: str) -> bool:
    """Whether every bracket and quotation mark has its other half."""
    return all(words.count(one) == words.count(other) for one, other in map(tuple, _PAIRS)) and (
        words.count('"') % 2 == 0
    )


def _opens(words: str) -> bool:
    return words.count('"') % 2 == 1 or any(
        words.count(one) > words.count(other) for one, other in map(tuple, _PAIRS)
    )


def _with_its_gap(text: str, start: int, end: int) -> tuple[int, int]:
    """A sentence with the space behind it, or with the line that it stood on alone."""
    while text[end : end + 1] in (" ", "\u3000"):
        end += 1
    first = start == 0 or text[start - 1] == "\n"
    if first and text[end : end + 1] == "\n":
        return start, end + 1
    if first and end == len(text):
        return max(0, start - 1), end
    return start, end
