"""What was typed into a panel and not yet recorded: sealed like every draft, back when it opens."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from itertools import count
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from ui.seat import Seat
from ui.widgets.choices import Choices
from ui.widgets.fields import AnyControl
from ui.widgets.lines import LineField
from ui.widgets.menus import ComboField
from ui.widgets.moments import MaybeDayField, MomentField
from ui.widgets.panels import Panel
from ui.widgets.ticks import Check
from ui.widgets.writing import LongField

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic

Asked = AnyControl | Check
Fields = dict[str, str]
Kept = dict[str, Fields]
_DRAFT_MS = 1000
_ON = "on"
_ASIDE = "aside-"
_ON_ONE_TEXT = re.compile(r" [0-9a-f]{64}$")


def page_of(number: str) -> str:
    """Where the drafts of a statement's panels are kept."""
    return f"statement/{number}/asked"


def kept_of(found: Mapping[str, Any] | None) -> Kept:
    """A draft as it was kept, by panel; what is not as it was written is left out."""
    return {
        panel: {str(key): str(value) for key, value in fields.items()}
        for panel, fields in (found or {}).items()
        if isinstance(fields, dict)
    }


class PanelDrafts(QObject):
    """`follow` fills a panel, keeps what is typed in it at `page` and has it say so; `done` lets it
    go.

    A page of its own is filled with `fill`, and calls `keep` when it is left.
    """

    def __init__(self, parent: QObject, seat: Seat, page: str) -> None:
        super().__init__(parent)
        self._seat, self._page = seat, page
        self._kept: Kept | None = None
        self._unsaved = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DRAFT_MS)
        self._timer.timeout.connect(self.keep)

    def remember(self, kept: Kept) -> None:
        """What was read with the page; what was typed since then goes before it."""
        if self._kept is None:
            self._kept = kept

    def follow(
        self, panel: Panel, name: str, fields: Mapping[str, Asked], empty: Fields | None = None
    ) -> bool:
        """Fills a panel. `name` is the panel's in the draft, with the hash of a text behind it
        where what is said holds for that text alone."""
        panel.keep = self.keep
        found = self.fill(name, fields, empty)

        def tell() -> None:
            panel.say_kept(self.holds(name))

        for control in fields.values():
            control.changed.connect(tell)
        tell()
        return found

    def fill(self, name: str, fields: Mapping[str, Asked], empty: Fields | None = None) -> bool:
        """Puts back what was typed under a name, and keeps what will be; whether there was any.

        `empty` is how fields stood that were open before the records had answered: what was typed
        into them since goes first. A draft with other words than these is put `aside`. What was
        chosen is kept with what was typed, also where it was chosen beforehand: the words are about
        it. A passphrase is no field of this: it is in no draft.
        """
        at_first = all_written(fields) | (empty or {})

        def differing() -> Fields:
            now = all_written(fields)
            return {key: each for key, each in now.items() if each != at_first[key]}

        def typed() -> Fields:
            return chosen_in(fields) | differing() if differing() else {}

        new, kept = differing(), self._all().get(name, {})
        if any(kept.get(key, each) != each and _is_words(fields[key]) for key, each in new.items()):
            self._all()[_beside(self._all(), name)] = kept
            kept = {}
        for key, control in fields.items():
            if key in kept and key not in new:
                put_back(control, kept[key])
                control.changed.emit()
        if new:
            self._typed(name, typed())
        for control in fields.values():
            control.changed.connect(lambda: self._typed(name, typed()))
        return bool(kept)

    def gone(self, name: str, fields: Mapping[str, Asked]) -> Iterator[Choices | ComboField]:
        """What was kept as chosen under a name, and is not offered any more."""
        for key, value in self._all().get(name, {}).items():
            control = fields.get(key)
            if isinstance(control, Choices | ComboField) and value and not still(control, value):
                yield control

    def aside(self, name: str) -> Fields | None:
        """What was typed under a name before something else was, and still waits."""
        return next((kept for each, kept in self._all().items() if _is_beside(each, name)), None)

    def take_up(self, name: str) -> None:
        """What waits beside a name stands under it from now on, and the other way round."""
        other = next((each for each in self._all() if _is_beside(each, name)), None)
        if other is None:
            return
        waited, now = self._all().pop(other), self._all().pop(name, {})
        if now:
            self._all()[_beside(self._all(), name)] = now
        self._typed(name, waited)

    def holds(self, name: str) -> bool:
        """Whether something is kept, or will be, of a panel."""
        return name in self._all()

    def done(self, *names: str) -> None:
        """It stands in the records now: its drafts go at once, and those on former wordings."""
        ended = {_subject(name) for name in names}
        for each in [each for each in self._all() if _subject(each) in ended]:
            self._typed(each, {})
        self.keep()

    def all_done(self) -> None:
        """All of it stands in the records now."""
        for each in list(self._all()):
            self._typed(each, {})
        self.keep()

    def keep(self) -> None:
        """Writes what was typed since the last time."""
        self._timer.stop()
        if not self._unsaved:
            return
        self._unsaved = False
        page, kept = self._page, {name: dict(fields) for name, fields in self._all().items()}

        def work(clinic: Clinic) -> None:
            if kept:
                clinic.drafts.keep(page, kept)
            else:
                clinic.drafts.drop(page)

        self._seat.jobs.database(work)

    def _typed(self, name: str, fields: dict[str, str]) -> None:
        kept = self._all()
        if kept.get(name, {}) == fields:
            return
        if fields:
            kept[name] = fields
        else:
            kept.pop(name, None)
        self._unsaved = True
        if not self._timer.isActive():
            self._timer.start()

    def _all(self) -> Kept:
        if self._kept is None:
            self._kept = {}
        return self._kept


def _beside(kept: Kept, name: str) -> str:
    """A free name for what waits while something else stands under `name`."""
    return next(each for n in count(1) if (each := f"{_ASIDE}{n} {name}") not in kept)


def _is_beside(each: str, name: str) -> bool:
    return each.startswith(_ASIDE) and each.partition(" ")[2] == name


def _is_words(control: Asked) -> bool:
    return isinstance(control, LineField | LongField)


def all_written(fields: Mapping[str, Asked]) -> Fields:
    """What stands in fields, as a draft keeps it."""
    return {key: written(control) for key, control in fields.items()}


def chosen_in(fields: Mapping[str, Asked]) -> Fields:
    """What is chosen in fields, as a draft keeps it."""
    return {
        key: what
        for key, control in fields.items()
        if isinstance(control, Choices | ComboField) and (what := written(control))
    }


def still(control: Choices | ComboField, value: str) -> list[str]:
    """Which of the options that a draft has kept are still offered."""
    keys = value.split() if isinstance(control, Choices) else [value]
    return [key for key in keys if key in control.offered()]


def _subject(name: str) -> str:
    """ "verdict 3f2a…" is a verdict, on one exact text; "write own-2" is of that template alone."""
    return _ON_ONE_TEXT.sub("", name)


def written(control: Asked) -> str:
    """What stands in a field, as a draft keeps it."""
    match control:
        case Check():
            return _ON if control.isChecked() else ""
        case MaybeDayField():
            return control.text()
        case MomentField():
            return control.kept()
        case Choices():
            return " ".join(control.chosen())
        case ComboField():
            return control.value()
        case LineField() | LongField():
            return control.text()
    raise TypeError(type(control).__name__)


def put_back(control: Asked, value: str) -> None:
    """Puts it back as the program does; a moment that cannot be read, or an option that is offered
    no more, leaves the field as it is."""
    match control:
        case Check():
            control.setChecked(value == _ON)
        case MaybeDayField():
            control.set_text(value)
        case MomentField():
            with suppress(ValueError):
                control.put_kept(value)
        case Choices():
            if (there := still(control, value)) or not value:
                control.set_chosen(*there)
        case ComboField():
            if still(control, value) or not value:
                control.set_value(value)
        case LineField() | LongField():
            control.set_text(value)
