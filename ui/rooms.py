"""Every room of the windows, in the order of the rail: the one file here that knows them all."""

from __future__ import annotations

from ui.setup.first_run import FirstRunDoor
from ui.shell.pages import Pages
from ui.unlock.card_page import CardPage
from ui.unlock.unlock_page import UnlockPage


def furnish() -> Pages:
    """The rooms and doors that stand; a room joins with one line when it is real."""
    pages = Pages()
    pages.add_door("door/unlock", UnlockPage)
    pages.add_door("door/card", CardPage)
    pages.add_door("door/first-run", FirstRunDoor())
    return pages
