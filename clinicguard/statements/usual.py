"""The usual words of the house for drafts, where a record gives a fact and not a phrase."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from clinicguard.complaints.inquiry import Verdict
from clinicguard.host.paths import resources
from clinicguard.host.words import Language
from clinicguard.knowledge.records import read
from clinicguard.knowledge.said import Said

_PLACES = ("tw", "cn", "uk", "us", "eu")


@dataclass(frozen=True, slots=True)
class EventWords:
    """What a case is called to an authority, by its nature: a kind of event, no conclusion."""

    nature: str
    words: Said


@dataclass(frozen=True, slots=True)
class UsualWords:
    """The file style/usual.yaml."""

    days: tuple[Said, ...]
    """Monday first."""
    days_from_to: Said
    until: Said
    looking_into: Said
    keeping_records: Said
    begun_looking: Said
    kept_records: Said
    forbidden: Said
    partner_ask: Said
    nothing_confirmed: Said
    say_what_we_know: Said
    one_day: Said
    so_many_days: Said
    open_in_public: Said
    open_elsewhere: Said
    reported: Said
    unknown: Said
    hoped: Said
    asked: Said
    read: Said
    upheld: Said
    partly: Said
    not_upheld: Said
    unclear: Said
    no_finding: Said
    one_finding: Said
    finding_with_grounds: Said
    where_next_tw: Said
    where_next_cn: Said
    where_next_uk: Said
    where_next_us: Said
    where_next_eu: Said
    events: tuple[EventWords, ...]


@dataclass(frozen=True, slots=True)
class Usual:
    """The usual words in one language."""

    language: Language
    words: UsualWords

    def __getattr__(self, name: str) -> str:
        said: Said = getattr(self.words, name)
        return said.in_language(self.language)

    @property
    def verdicts(self) -> Mapping[Verdict, str]:
        """What was found about an issue, in words for the complainant."""
        return {verdict: getattr(self, verdict.value) for verdict in Verdict}

    @property
    def where_next(self) -> Mapping[str, str]:
        """Where else somebody may turn, by the law of the place."""
        return {place: getattr(self, f"where_next_{place}") for place in _PLACES}

    def event(self, nature: str) -> str:
        """What a case of this nature is called to an authority; empty for one of the clinic's."""
        known = {each.nature: each.words for each in self.words.events}
        return known[nature].in_language(self.language) if nature in known else ""

    def joined(self, pieces: Sequence[str]) -> str:
        """One phrase after the other, as the language lists them."""
        kept = [piece for piece in pieces if piece]
        if len(kept) < 2:
            return "".join(kept)
        if self.language == "en":
            return f"{', '.join(kept[:-1])} and {kept[-1]}"
        return "、".join(kept)

    def listed(self, points: Sequence[str]) -> str:
        """Whole points one after the other, parted so that commas within them do no harm."""
        return ("; " if self.language == "en" else "；").join(points)

    def hours(self, days: Sequence[int], closes_at: str) -> str:
        """When somebody answers: the open days, and until when."""
        if not days:
            return ""
        names = [day.in_language(self.language) for day in self.words.days]
        first, last = min(days), max(days)
        if len(set(days)) == last - first + 1 > 2:
            open_days = self.days_from_to.format(first=names[first], last=names[last])
        else:
            open_days = self.joined([names[day] for day in sorted(set(days))])
        return self.until.format(days=open_days, time=closes_at)

    def days_until(self, days: int) -> str:
        """A number of working days; in English with its noun."""
        return self.one_day if days == 1 else self.so_many_days.format(n=days)

    def inquiry(self, people: Sequence[str], records: Sequence[str]) -> str:
        """Whom we asked and what we read; empty where nothing was."""
        asked, read = self._once(people), self._once(records)
        done = [
            self.asked.format(people=asked) if asked else "",
            self.read.format(records=read) if read else "",
        ]
        return ("; " if self.language == "en" else "，").join(filter(None, done))

    def _once(self, names: Sequence[str]) -> str:
        return self.joined(list(dict.fromkeys(names)))

    def finding(self, position: int, about: str, verdict: str, grounds: str) -> str:
        """The conclusion on one issue; `about` is what kind of thing it is."""
        words = self.finding_with_grounds if grounds else self.one_finding
        if self.language == "en" and about[1:2].islower():
            about = about[:1].lower() + about[1:]
        return words.format(n=position, about=about, verdict=verdict, grounds=grounds)


@cache
def usual_words(language: Language) -> Usual:
    """The words of the house in a language."""
    return Usual(language, read(resources() / "style" / "usual.yaml", UsualWords))
