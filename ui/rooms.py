"""Every room of the windows, in the order of the rail: the one file here that knows them all."""

from __future__ import annotations

from ui.shell.pages import Pages


def furnish() -> Pages:
    """The rooms and doors that stand; a room joins with one line when it is real."""
    return Pages()
