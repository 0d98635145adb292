"""What is offered about a finding: of the ways of its group the first that fits, in its words."""

from __future__ import annotations

from clinicguard.statements.guard.finding import GuardContext, Mending
from clinicguard.statements.guard.hit import Hit
from clinicguard.statements.guard.letters import folded, is_written_for
from clinicguard.statements.guard.packs import Group, Mend
from clinicguard.statements.guard.reading import Reading
from clinicguard.statements.guard.value_words import value_like

_NOTHING: tuple[Mending, str] = ("advice", "")
_JOINING = " 的"
"""What may stand between the words found and those that follow them."""


def mended(
    hit: Hit, group: Group, draft: str, place: tuple[int, int], context: GuardContext
) -> tuple[Mending, str]:
    """How a finding is mended and with which words; nothing where no way fits."""
    if hit.instead:
        return "words", hit.instead
    for way in group.mend:
        if _fits(way, hit, draft, place, context):
            words = _worded(way, hit, draft, place, context)
            if words:
                return way.kind, words
    return _NOTHING


def _fits(way: Mend, hit: Hit, draft: str, place: tuple[int, int], context: GuardContext) -> bool:
    if way.circles is not None and context.circle not in way.circles:
        return False
    if way.only is not None and context.audience not in way.only:
        return False
    if way.rules and hit.rule not in way.rules:
        return False
    if way.of and folded(draft[slice(*place)]).strip() not in map(
        folded, way.of.get(context.lang, ())
    ):
        return False
    if not way.before:
        return True
    behind = folded(draft[place[1] : place[1] + 40]).lstrip(_JOINING)
    return behind.startswith(tuple(map(folded, way.before.get(context.lang, ()))))


def _worded(way: Mend, hit: Hit, draft: str, place: tuple[int, int], context: GuardContext) -> str:
    """The words of a way, or nothing where a line it needs is not there or may not be said."""
    words = way.words.in_language(context.lang)
    if "{value}" in words:
        value = _value(hit, draft, place, context)
        return words.replace("{value}", value) if value else ""
    if "{known}" in words:
        fits = _may_be_said(hit, context) and is_written_for(hit.known, context.lang)
        return words.replace("{known}", hit.known) if fits else ""
    return words


def _may_be_said(hit: Hit, context: GuardContext) -> bool:
    """To the public a line that is known is offered only where it may be said."""
    if not hit.known:
        return False
    said = {*context.confirmed, *context.core_messages} - {*context.kept_in}
    return context.circle != "public" or hit.known in said


def _value(hit: Hit, draft: str, place: tuple[int, int], context: GuardContext) -> str:
    if hit.value is None or not _may_be_said(hit, context):
        return ""
    fact = Reading(hit.known)
    own = fact.draft[slice(*fact.span(hit.value.start, hit.value.end))] if hit.value.end else ""
    return value_like(draft, *place, hit.value, own, context.lang)
