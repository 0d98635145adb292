"""Templates out of their rows, and ours as a text that a person reads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import select

from clinicguard.host.words import Language, as_language
from clinicguard.incidents.gathered import Fetch
from clinicguard.knowledge.templates import load_templates
from clinicguard.statements.audiences import Audience
from clinicguard.statements.own_templates import (
    OWN,
    Former,
    OwnTemplate,
    Reading,
    Retired,
    Wording,
    is_own,
    reading_of,
    template_hash,
)
from clinicguard.statements.tables import StatementRow, StepRow
from clinicguard.statements.tables_own import (
    FormerTemplateRow,
    OwnTemplateRow,
    OwnWordingRow,
    TemplateReviewRow,
)


def key_of(row: OwnTemplateRow) -> str:
    """The name among all templates."""
    return f"{OWN}{row.id}"


def to_own(
    row: OwnTemplateRow,
    wordings: Iterable[OwnWordingRow],
    formers: Iterable[FormerTemplateRow] = (),
) -> OwnTemplate:
    """The noun of its rows, the wordings in order."""
    audience: Audience = row.audience  # type: ignore[assignment]
    return OwnTemplate(
        row.id,
        audience,
        as_language(row.language),
        row.name,
        row.made_from,
        tuple(Wording(each.number, each.text, each.at, each.by, each.reason) for each in wordings),
        _retired(row),
        tuple(Former(each.name, _retired(each), each.at, each.by, each.reason) for each in formers),
    )


def _retired(row: OwnTemplateRow | FormerTemplateRow) -> Retired | None:
    if row.retired_at is None:
        return None
    return Retired(row.retired_at, row.retired_by or 0, row.retired_because)


def to_reading(row: TemplateReviewRow) -> Reading:
    """Who read which wording, and when."""
    return Reading(row.reader, row.day, row.sha256, row.at, row.by)


def own_of(fetch: Fetch) -> tuple[OwnTemplate, ...]:
    """Every template of the clinic's own, also those that are retired."""
    wordings: dict[int, list[OwnWordingRow]] = {}
    for wording in fetch(select(OwnWordingRow).order_by(OwnWordingRow.number)):
        wordings.setdefault(wording.template, []).append(wording)
    formers: dict[int, list[FormerTemplateRow]] = {}
    for former in fetch(select(FormerTemplateRow).order_by(FormerTemplateRow.id)):
        formers.setdefault(former.template, []).append(former)
    rows: Sequence[OwnTemplateRow] = fetch(select(OwnTemplateRow).order_by(OwnTemplateRow.id))
    return tuple(to_own(row, wordings.get(row.id, ()), formers.get(row.id, ())) for row in rows)


def readings_of(fetch: Fetch) -> dict[str, list[Reading]]:
    """Who read what, by the key of the template; ours have one for each language."""
    found: dict[str, list[Reading]] = {}
    for row in fetch(select(TemplateReviewRow).order_by(TemplateReviewRow.id)):
        found.setdefault(row.template, []).append(to_reading(row))
    return found


def ours_in_use(fetch: Fetch) -> dict[str, datetime]:
    """Since when a text began from each of ours: by its key and language, as it is read."""
    begun: Sequence[StepRow] = fetch(
        select(StepRow).where(StepRow.kind == "begun_from").order_by(StepRow.id.desc())
    )
    ours = [step for step in begun if not is_own(step.told["key"])]
    of = {step.statement for step in ours}
    texts: Sequence[StatementRow] = fetch(select(StatementRow).where(StatementRow.id.in_(of)))
    languages = {text.id: as_language(text.language) for text in texts}
    return {f"{step.told['key']}/{languages[step.statement]}": step.at for step in ours}


@cache
def our_text(key: str, language: Language) -> str:
    """One of ours as a person reads it: paragraphs with a blank line between, gaps as 【…】.

    Raises KeyError: there is no such template.
    """
    parts = load_templates().write(key, language, {})
    return "\n\n".join(part.text for part in parts)


def begun_from(fetch: Fetch, key: str, language: Language) -> dict[str, Any] | None:
    """What is kept of the template that a statement begins with; None where there is none such."""
    readings = readings_of(fetch)
    if is_own(key):
        own = next((each for each in own_of(fetch) if each.key == key), None)
        if own is None:
            return None
        name, wording, text, about = own.name, own.now.number, own.now.text, key
    elif key in load_templates().templates:
        name = load_templates().templates[key].name.in_language(language)
        wording, text, about = 0, our_text(key, language), f"{key}/{language}"
    else:
        return None
    reading = reading_of(template_hash(text), readings.get(about, ()))
    told: dict[str, Any] = {"key": key, "name": name, "wording": wording}
    if reading is not None:
        told |= {"reader": reading.reader, "read_on": reading.day.isoformat()}
    return told
