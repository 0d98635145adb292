"""Every room of the windows, in the order of the rail: the one file here that knows them all.

Each page is read from its module when it is first shown, so that the window stands at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.language import say, say_in
from ui.shell.facts import Tally
from ui.shell.pages import Make, Pages, Quick, Room, later

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic


def furnish() -> Pages:
    """The rooms and doors that stand; a room joins with one line when it is real."""
    pages = Pages()
    pages.add(
        Room(
            "complaints",
            lambda: say_in("room", "Complaints"),
            "message-square-text",
            later(_complaints),
            also=("complaint",),
            tally=_open_complaints,
        )
    )
    pages.quick.append(Quick(lambda: say("Log a complaint"), "plus", "Ctrl+N", "complaints/new"))
    pages.add(Room("settings", lambda: say_in("room", "Settings"), "settings", later(_settings)))
    pages.add_door("door/unlock", later(_unlock))
    pages.add_door("door/card", later(_card))
    pages.add_door("door/first-run", later(_first_run))
    return pages


def _complaints() -> Make:
    from ui.complaints.complaints_page import ComplaintsPage

    return ComplaintsPage


def _open_complaints(clinic: Clinic) -> Tally | None:
    return Tally(clinic.complaint_lists.register().open)


def _settings() -> Make:
    from ui.settings.settings_page import SettingsPage

    return SettingsPage


def _unlock() -> Make:
    from ui.unlock.unlock_page import UnlockPage

    return UnlockPage


def _card() -> Make:
    from ui.unlock.card_page import CardPage

    return CardPage


def _first_run() -> Make:
    from ui.setup.first_run import FirstRunDoor

    return FirstRunDoor()
