"""Sentences beside facts and open points: what goes against them is found, in whatever words, and
what agrees with them or leaves open what is open is not."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import starmap
from typing import cast

import pytest

from clinicguard.host.words import Language
from clinicguard.statements.audiences import Audience
from clinicguard.statements.guard.check import check
from clinicguard.statements.guard.finding import GuardContext, Jurisdiction
from clinicguard.statements.guard.understanding import understanding
from tests.unit.statements.guard.measured import DATA
from tests.unit.statements.guard.misjudged import as_judged

_EXPECTED = {".": set[str](), "1": {"X1"}, "2": {"X2"}}


def lines() -> Iterator[tuple[GuardContext, str, str]]:
    """The context, which group the sentence is of (`.` of none), and the sentence."""
    context = GuardContext("en")
    for block in (DATA / "rules" / "beside_facts.txt").read_text("utf-8").split("\n\n"):
        told: dict[str, list[str]] = {"#": [], "f": [], "u": [], "c": []}
        for kind, _, words in (line.partition(" ") for line in block.splitlines()):
            if kind in told:
                told[kind].append(words)
                continue
            language, place, audience = told["#"][0].split()
            context = GuardContext(
                cast(Language, language),
                cast(Jurisdiction, place),
                cast(Audience, audience),
                verified_facts=tuple(told["f"]),
                unverified=tuple(told["u"]),
                core_messages=tuple(told["c"]),
            )
            yield context, kind, words.removeprefix("| ")


@pytest.mark.parametrize(("context", "kind", "words"), list(starmap(as_judged, lines())))
def test_what_goes_against_facts_is_found_and_what_agrees_is_not(
    context: GuardContext, kind: str, words: str
) -> None:
    found = {each.group for each in check(words, context, mind=understanding())} & {"X1", "X2"}
    assert found >= _EXPECTED[kind] if kind != "." else not found
