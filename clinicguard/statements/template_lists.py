"""What screens read of templates: ours and the clinic's, how each stands, and what is due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from types import MappingProxyType
from zoneinfo import ZoneInfo

from clinicguard.host.words import LANGUAGES, Language
from clinicguard.knowledge.templates import Template, Templates, load_templates
from clinicguard.people.lists import StaffLists
from clinicguard.statements.own_templates import (
    OwnTemplate,
    Reading,
    TemplateLine,
    a_year_on,
    as_template,
    standing,
    template_hash,
)
from clinicguard.statements.template_rows import our_text, own_of, readings_of
from clinicguard.statements.writing import TEMPLATE_FOR
from clinicguard.storage.reader import Reader


class TemplateLists:
    """Templates hold nothing of a case: everybody may read them."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def everything(self, language: Language) -> tuple[TemplateLine, ...]:
        """Ours in one language, by their order, and the clinic's own in any, also retired ones."""
        readings, today = readings_of(self._reader.values), self._today()
        lines = [
            _ours(template, language, readings.get(f"{template.id}/{language}", []), today)
            for template in self._ours()
        ]
        lines += self._own_lines(readings, today)
        return tuple(lines)

    def due(self) -> tuple[TemplateLine, ...]:
        """What was read more than a year ago, or reworded since; retired ones never."""
        readings, today = readings_of(self._reader.values), self._today()
        # ours are loaded only where somebody has read one: Today asks this each time
        theirs = [about for about in readings if "/" in about]
        lines = [
            _ours(template, language, readings[f"{template.id}/{language}"], today)
            for template in (self._ours() if theirs else ())
            for language in LANGUAGES
            if f"{template.id}/{language}" in readings
        ]
        lines += [
            line for line in self._own_lines(readings, today) if line.own and not line.own.retired
        ]
        return tuple(line for line in lines if _is_due(line, today, self._zone()))

    def own(self, template: int) -> OwnTemplate | None:
        """One of the clinic's own."""
        return next((each for each in own_of(self._reader.values) if each.id == template), None)

    def usable(self) -> Templates:
        """Ours with the clinic's own that are not retired, to write drafts with."""
        ours = load_templates()
        own = {
            each.key: as_template(each, ours.templates[TEMPLATE_FOR[each.audience]],
                                  ours.placeholders)
            for each in own_of(self._reader.values)
            if each.retired is None
        }  # fmt: skip
        return Templates(MappingProxyType({**ours.templates, **own}), ours.placeholders)

    def languages(self) -> dict[str, Language]:
        """In which language each of the clinic's own is written, by its key."""
        return {each.key: each.language for each in own_of(self._reader.values)}

    def line(self, key: str, language: Language) -> TemplateLine | None:
        """One template as it stands, ours in this language."""
        return next((each for each in self.everything(language) if each.key == key), None)

    def _own_lines(self, readings: dict[str, list[Reading]], today: date) -> Iterator[TemplateLine]:
        for own in own_of(self._reader.values):
            sha256 = template_hash(own.now.text)
            read, reading, former = standing(sha256, readings.get(own.key, []), today)
            yield TemplateLine(
                own.key, own.audience, own.language, own.name, "", own.now.text, sha256, read,
                own, reading, former, None if reading is None else a_year_on(reading.day),
            )  # fmt: skip

    def _ours(self) -> tuple[Template, ...]:
        return load_templates().for_jurisdiction(StaffLists(self._reader).profile().jurisdiction)

    def _today(self) -> date:
        return self._reader.clock.now().astimezone(self._zone()).date()

    def _zone(self) -> ZoneInfo:
        return StaffLists(self._reader).profile().zone


def _ours(
    template: Template, language: Language, readings: list[Reading], today: date
) -> TemplateLine:
    text = our_text(template.id, language)
    sha256 = template_hash(text)
    read, reading, former = standing(sha256, readings, today)
    return TemplateLine(
        template.id, template.audience, language, template.name.in_language(language),
        template.use.in_language(language), text, sha256, read, None, reading, former,
        None if reading is None else a_year_on(reading.day),
    )  # fmt: skip


def _is_due(line: TemplateLine, today: date, zone: ZoneInfo) -> bool:
    """Read more than a year ago, reworded since, or the clinic's own and unread for a year."""
    if line.read == "unread":
        own = line.own
        return own is not None and a_year_on(own.now.at.astimezone(zone).date()) <= today
    return line.read in ("due", "changed")
