"""Every room of the windows, in the order of the rail: the one file here that knows them all.

Each page is read from its module when it is first shown, so that the window stands at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from ui.language import say, say_in
from ui.seat import Seat
from ui.shell.facts import BandFacts, Tally
from ui.shell.page import Page
from ui.shell.pages import Found, Make, Pages, Quick, Room, later
from ui.widgets.panels import Panel

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic


def furnish() -> Pages:
    """The rooms and doors that stand; a room joins with one line when it is real."""
    pages = Pages()
    begin = _by_address({"today": later(_today), "first-hour": later(_first_hour)})
    pages.add(Room("today", lambda: say_in("room", "Today"), "sun", begin, also=("first-hour",)))
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
    pages.add(
        Room(
            "incidents",
            lambda: say_in("room", "Incidents"),
            "siren",
            later(_incidents),
            also=("incident", "statements", "statement", "playbooks", "law"),
            tally=_active_incidents,
        )
    )
    pages.band = _band
    pages.add_cover("desk", _desk)
    pages.add_cover("pad", _pad)
    pages.add_cover("private", _private)
    reply = Quick(
        lambda: say_in("command", "Reply to a review"),
        "message-square-reply",
        "",
        "complaints/reply",
        verb="complaint.log",
        also=lambda: say_in("command", "Google Facebook Trustpilot NHS one star bad post comment"),
    )
    pages.found.append(reply)
    pages.quick.append(
        Quick(lambda: say("Somebody is shouting"), "volume-2", "F9", "desk", always=True)
    )
    pages.quick.append(Quick(lambda: say("New incident"), "siren", "Ctrl+I", "incidents/new"))
    pages.quick.append(Quick(lambda: say("Log a complaint"), "plus", "Ctrl+N", "complaints/new"))
    pages.add(
        Room(
            "evidence",
            lambda: say_in("room", "Evidence"),
            "folder-lock",
            _by_address({"evidence": later(_evidence), "redaction": later(_redaction)}),
            also=("redaction",),
            tally=_broken_evidence,
        )
    )
    pages.add(
        Room(
            "people",
            lambda: say_in("room", "People"),
            "users",
            later(_people),
            also=("person", "patient"),
        )
    )
    pages.add(
        Room(
            "reports",
            lambda: say_in("room", "Reports"),
            "file-text",
            later(_reports),
            also=("report",),
        )
    )
    inside = {"settings": later(_settings), "log": later(_log), "retention": later(_retention)}
    pages.add(
        Room(
            "settings",
            lambda: say_in("room", "Settings"),
            "settings",
            _by_address(inside),
            also=("log", "retention"),
        )
    )
    unlock, first_run = later(_unlock), later(_first_run)
    pages.find = partial(_found, pages)
    pages.add_door("door/unlock", partial(_unlock_or_set_up, unlock, first_run))
    pages.add_door("door/card", later(_card))
    pages.add_door("door/first-run", first_run)
    pages.add_door("door/restore", later(_restore))
    return pages


def _by_address(inside: Mapping[str, Make]) -> Make:
    """A room of several pages: the first word of an address says which."""
    return lambda seat, address: inside[address.split("/", 1)[0]](seat, address)


def _found(pages: Pages, clinic: Clinic, words: str) -> list[Found]:
    """What the records hold, as far as there is a room to show it, and a reply that is kept."""
    from ui.shell.answers import found
    from ui.statements.kept_reply import DRAFT, kept_reply

    answers = [each for each in found(clinic, words) if pages.knows(each.address)]
    kept = kept_reply(clinic)
    if kept is not None and words.casefold() in kept.words.casefold():
        told = say("Reply begun, not recorded yet")
        answers.insert(0, Found(DRAFT, kept.short, told, "message-square-reply"))
    return answers


def _today() -> Make:
    from ui.today.today_page import TodayPage

    return TodayPage


def _first_hour() -> Make:
    from ui.setup.first_hour_page import FirstHourPage

    return FirstHourPage


def _complaints() -> Make:
    from ui.complaints.complaints_page import ComplaintsPage
    from ui.learning.learning_page import ADDRESS, LearningPage

    def make(seat: Seat, address: str) -> Page:
        return (LearningPage if address == ADDRESS else ComplaintsPage)(seat, address)

    return make


def _open_complaints(clinic: Clinic) -> Tally | None:
    return Tally(clinic.complaint_lists.register().open)


def _incidents() -> Make:
    from ui.incidents.rooms import incidents
    from ui.statements.rooms import statements

    def make(seat: Seat, address: str) -> Page:
        """The texts of a case belong to it: they stand in its room, on pages of their own."""
        return (statements if address.startswith("statement") else incidents)(seat, address)

    return make


def _active_incidents(clinic: Clinic) -> Tally | None:
    from ui.incidents.sources import tally

    return tally(clinic)


def _band(clinic: Clinic) -> BandFacts | None:
    from ui.incidents.sources import band

    return band(clinic)


def _evidence() -> Make:
    from ui.evidence.evidence_page import EvidencePage

    return EvidencePage


def _redaction() -> Make:
    from ui.evidence.redaction.rooms import redaction

    return redaction


def _broken_evidence(clinic: Clinic) -> Tally:
    return Tally(len(clinic.evidence_lists.seal().unsound), red=True)


def _reports() -> Make:
    from ui.reports.rooms import reports

    return reports


def _people() -> Make:
    from ui.people.people_page import PeoplePage

    return PeoplePage


def _settings() -> Make:
    from ui.settings.settings_page import SettingsPage

    return SettingsPage


def _log() -> Make:
    from ui.log.log_page import LogPage

    return LogPage


def _retention() -> Make:
    from ui.log.retention_page import RetentionPage

    return RetentionPage


def _pad(seat: Seat, address: str) -> Panel:
    from ui.statements.pad_panel import PadPanel

    return PadPanel(seat, address)


def _private(seat: Seat, address: str) -> Panel:
    from ui.statements.private_panel import PrivatePanel

    return PrivatePanel(seat, address)


def _desk(seat: Seat, address: str) -> Panel:
    from ui.desk.desk_panel import DeskPanel

    return DeskPanel(seat, address)


def _unlock_or_set_up(unlock: Make, first_run: Make, seat: Seat, address: str) -> Page:
    """The lock page; where no clinic was set up on this PC (after the sample), the first run."""
    make = unlock if seat.settings().clinic_folder else first_run
    return make(seat, address)


def _unlock() -> Make:
    from ui.unlock.unlock_page import UnlockPage

    return UnlockPage


def _card() -> Make:
    from ui.unlock.card_page import CardPage

    return CardPage


def _restore() -> Make:
    from ui.backup.restore_page import RestorePage

    return RestorePage


def _first_run() -> Make:
    from ui.setup.first_run import FirstRunDoor

    return FirstRunDoor()
