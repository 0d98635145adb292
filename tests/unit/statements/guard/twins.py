"""A sentence that bears a finding, and its near neighbour that bears none."""

from __future__ import annotations

from clinicguard.host.words import Language
from clinicguard.statements.audiences import Audience
from clinicguard.statements.guard.check import check
from clinicguard.statements.guard.finding import GuardContext
from clinicguard.statements.guard.packs import load_packs
from clinicguard.statements.guarding import desk_packs


def assert_told_apart(
    group: str, language: Language, audience: Audience, told: str, calm: str
) -> None:
    """At the command line and at the desk the one is found and the other is not."""
    context = GuardContext(language, "uk" if language == "en" else "tw", audience)
    for packs in (load_packs(), desk_packs()):
        assert group in {each.group for each in check(told, context, packs)}
        assert group not in {each.group for each in check(calm, context, packs)}
