"""What screens read of templates: ours and the clinic's, how each stands, and what is due."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
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
from clinicguard.statements.template_rows import our_text, ours_in_use, own_of, readings_of
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
        """What was read more than a year ago or reworded since, or stands unread for a year.

        Retired ones never, and of ours only those that somebody read or a text began with.
        """
        readings, today = readings_of(self._reader.values), self._today()
        asked = {about for about in readings if "/" in about} | self._unread(readings, today)
        # ours are loaded only where they are asked for: Today asks this each time
        lines = [
            _ours(template, language, readings.get(about, []), today)
            for template in (self._ours() if asked else ())
            for language in LANGUAGES
            if (about := f"{template.id}/{language}") in asked
        ]
        lines += [
            line for line in self._own_lines(readings, today) if line.own and not line.own.retired
        ]
        return tuple(line for line in lines if self._is_due(line, today))

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

    def _unread(self, readings: Mapping[str, list[Reading]], today: date) -> set[str]:
        """Those of ours with which a text began a year ago, and which nobody has read."""
        used = ours_in_use(self._reader.values).items()
        return {
            about for about, since in used if about not in readings and self._a_year(since, today)
        }

    def _is_due(self, line: TemplateLine, today: date) -> bool:
        """Read more than a year ago, reworded since, or unread for a year."""
        if line.read == "unread":
            return line.own is None or self._a_year(line.own.now.at, today)
        return line.read in ("due", "changed")

    def _a_year(self, since: datetime, today: date) -> bool:
        return a_year_on(since.astimezone(self._zone()).date()) <= today

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
