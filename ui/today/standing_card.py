"""備份與紀錄: the backup, the log, the recovery card; an alarm before all of them."""

from __future__ import annotations

from collections.abc import Sequence

from clinicguard.explain import explain
from clinicguard.host.dates import when_short
from clinicguard.host.trouble import Trouble
from clinicguard.overview.backups import LATE_AFTER, STALE_AFTER, drill_is_due
from clinicguard.overview.standing import CardState, Standing
from ui.language import count, language, say, words
from ui.seat import Seat
from ui.today.spoken import Now
from ui.widgets.cards import Card, CardRow, link
from ui.widgets.glyphs import Glyph, GlyphMark
from ui.widgets.spans import GAP, Span
from ui.widgets.text import Phrase


class StandingCard(Card):
    """Nothing is called fine that was not looked at. Each row leads to where it is mended."""

    def __init__(
        self,
        seat: Seat,
        standing: Standing,
        alarm: Trouble | None,
        now: Now,
        unannounced: Sequence[int] = (),
        templates_due: int = 0,
        knows_places: bool = True,
    ) -> None:
        super().__init__(0)
        self._seat = seat
        self.told: list[str] = []
        if alarm is not None:
            title = explain(alarm, words()).title
            self._add("burns", title, say("What to do"), "settings/log")
        self._add_backup(standing, now, knows_places)
        self._add_drill(standing, now)
        self._add_log(standing, now)
        self._add_card(standing.card)
        for year in unannounced:
            told = say("The authorities' calendar of {year} is not here yet", year=year)
            self._add("soon", told, say("Complete it"), "settings/calendar")
        if templates_due:
            told = count(
                "{n} template is to be read again",
                "{n} templates are to be read again",
                templates_due,
            )
            self._add("soon", told, say("See which"), "statements/templates")

    def _add_backup(self, standing: Standing, now: Now, knows_places: bool) -> None:
        if standing.backup is None:
            self._add("soon", say("No backup yet"), say("How to"), "settings/backups")
            return
        when = when_short(standing.backup, language(), zone=now.zone, today=now.today)
        if not knows_places:
            told = say("Last backup {when}; this PC has no place for backups yet", when=when)
            self._add("soon", told, say("How to"), "settings/backups")
            return
        told = say("Backup {when}, read back", when=when)
        age = now.moment - standing.backup
        if age > LATE_AFTER:
            self._add("burns", told, say("See to it"), "settings/backups")
        elif age > STALE_AFTER:
            self._add("soon", told, say("See to it"), "settings/backups")
        else:
            self._add("fine", told)

    def _add_drill(self, standing: Standing, now: Now) -> None:
        if not drill_is_due(standing.place, standing.drill, now.moment):
            return
        if standing.drill is None:
            told = say("Nobody has tried yet whether the backup can be restored")
        else:
            when = when_short(standing.drill, language(), zone=now.zone, today=now.today)
            told = say("Restore drill: last tried {when}", when=when)
        self._add("soon", told, say("Try it"), "settings/backups")

    def _add_log(self, standing: Standing, now: Now) -> None:
        number = f"{standing.entries:,}"
        check = standing.check
        if check is None:
            told = say("Log: {number} entries, not checked as a whole yet", number=number)
            self._add("unknown", told, say("Check it"), "settings/log")
            return
        when = when_short(check.at, language(), zone=now.zone, today=now.today)
        if check.findings:
            places = count("{n} place did not agree", "{n} places did not agree", check.findings)
            self._add("burns", GAP.join((when, places)), say("See where"), "settings/log")
        else:
            told = say("Log: {number} entries, checked {when}", number=number, when=when)
            self._add("fine", told)

    def _add_card(self, state: CardState) -> None:
        match state:
            case CardState.PROVEN:
                self._add("fine", say("Recovery card: tried, it opens the records"))
            case CardState.UNPROVEN:
                told = say("Recovery card: nobody has tried it yet")
                self._add("soon", told, say("See to it"), "settings/access")
            case CardState.USED:
                told = say("Recovery card: used, a new one is due")
                self._add("soon", told, say("See to it"), "settings/access")

    def _add(self, glyph: Glyph, told: str, do: str = "", to: str = "") -> None:
        row = CardRow(burning=glyph == "burns", first=not self.told)
        row.line.addWidget(GlyphMark(glyph))
        row.line.addWidget(Phrase(Span(told, bold=glyph == "burns"), wrap=True), 1)
        if do:
            button = link(do, lambda: self._seat.go(to))
            button.setAccessibleName(f"{do}: {told}")
            row.line.addWidget(button)
        self.told.append(told)
        self.add_row(row)
