"""Putting right what was answered about an exhibit: the former answer stays, struck through."""

from __future__ import annotations

from collections.abc import Callable

from clinicguard.clinic import Clinic
from clinicguard.evidence.amending import differences
from clinicguard.evidence.exhibit import Exhibit
from ui.evidence.origin_form import OriginForm
from ui.evidence.small_panels import ShortPanel
from ui.language import count, say
from ui.seat import Seat
from ui.widgets.fields import Field
from ui.widgets.lines import LineField


class AmendPanel(ShortPanel):
    """The same questions as at the handing in, with the answers that stand now."""

    def __init__(self, seat: Seat, exhibit: Exhibit) -> None:
        self.origin = OriginForm(seat, exhibit.origin)
        self.reason = LineField(say("For example: the author stood in the wrong field"))
        super().__init__(seat, say("Put the answers right"), exhibit, say("Save the correction"))
        self.origin.changed.connect(self.look)
        note = say("the former answers stay, struck through")
        self.add(Field(say("Why"), self.reason, note=note), self.origin)

    def missing(self) -> str:
        found = differences(self.exhibit.origin, self.origin.origin())
        if not found:
            return say("Still missing: another answer")
        self.save_button.set_words(count("Save {n} correction", "Save {n} corrections", len(found)))
        return "" if self.reason.enough() else say("Still missing: why")

    def save(self) -> None:
        """Does it, once every moment and the zone can be read."""
        if not self.origin.say_wrong():
            super().save()

    def work(self) -> Callable[[Clinic], object]:
        number, origin = self.exhibit.number, self.origin.origin()
        reason = self.reason.text().strip()
        return lambda clinic: clinic.evidence.amend(number, origin, reason)
