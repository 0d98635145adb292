"""Open points of every kind: what answers them is found, what only speaks of them is not."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import starmap

import pytest

from clinicguard.host.words import Language
from clinicguard.statements.guard.check import check
from clinicguard.statements.guard.finding import GuardContext, Jurisdiction
from clinicguard.statements.guard.known_lines import known_line
from clinicguard.statements.guard.questions import open_point
from clinicguard.statements.guard.understanding import understanding
from tests.unit.statements.guard.measured import DATA
from tests.unit.statements.guard.misjudged import as_judged

_PLACES: dict[str, tuple[Language, Jurisdiction]] = {
    "en": ("en", "uk"),
    "zh_TW": ("zh_TW", "tw"),
    "zh_CN": ("zh_CN", "cn"),
}


def lines() -> Iterator[tuple[str, str, bool, str]]:
    """Language, open point, whether the sentence answers it, sentence."""
    for where in _PLACES:
        point = ""
        path = DATA / "rules" / "open_points" / f"{where}.txt"
        for line in path.read_text("utf-8").splitlines():
            if line.startswith("# "):
                point = line.removeprefix("# ")
            elif line:
                answers, told = line.split(" | ")
                yield where, point, answers == "x", told


@pytest.mark.parametrize(("where", "point", "answers", "told"), list(starmap(as_judged, lines())))
def test_an_answer_is_found_and_no_other_word_of_it(
    where: str, point: str, answers: bool, told: str
) -> None:
    language, place = _PLACES[where]
    context = GuardContext(language, place, "public_statement", unverified=(point,))
    found = [each for each in check(told, context, mind=understanding()) if each.group == "X2"]
    assert bool(found) is answers


@pytest.mark.parametrize(
    ("point", "asks"),
    [
        ("動機", "motive"),
        ("責任劃分", "blame"),
        ("who is to blame", "blame"),
        ("断针来源", "cause"),
        ("where the error arose", "cause"),
        ("who wrote the posts", "who"),
        ("多久恢復", "length"),
        ("患者是否知情", "whether"),
    ],
)
def test_what_a_point_asks(point: str, asks: str) -> None:
    assert open_point(known_line(point)).asks == asks


@pytest.mark.parametrize(
    ("point", "told"),
    [
        ("origin of the leak", "The leak came from a cracked hose, and we gather it was old."),
        ("who wrote the posts", "The posts were written by Dominic, who left us in August."),
        ("多久恢复", "取出来以后三个礼拜保管一切如初。"),
        ("出血原因", "手术中大出血，血管先天畸形是这次出血的根源。"),
        ("值班人员是否全程在场", "施灸时长二十五分钟，值班人员一直在旁。"),
    ],
)
def test_it_answers_without_the_encoder_too(point: str, told: str) -> None:
    language, place = _PLACES["en" if told.isascii() else "zh_CN"]
    context = GuardContext(language, place, "public_statement", unverified=(point,))
    assert [each.rule for each in check(told, context) if each.group == "X2"]
