"""Roles, hats, access and contacts in words, in the language of the windows."""

from __future__ import annotations

from clinicguard.host.dates import day_short
from clinicguard.people import spoken
from clinicguard.people.access_desk import Access
from clinicguard.people.contact import Kind
from clinicguard.people.staff import Person, Role
from ui.language import language, say, say_in, words
from ui.people.roster import Roster
from ui.seat import Seat
from ui.widgets.glyphs import Glyph


def role_hint(role: Role) -> str:
    """What the role is, in a sentence."""
    match role:
        case "owner":
            return say("Everything; gives and takes access, makes the recovery card.")
        case "manager":
            return say("Everything but the recovery card and making owners.")
        case "clinician":
            return say("Works on complaints and incidents; cannot open sealed evidence.")
        case "reception":
            return say("Takes complaints down, hands evidence in and cannot open it again.")
        case "counsel":
            return say("Reads, opens evidence and gives verdicts; changes nothing else.")


def hat_name(roster: Roster, hat: str) -> str:
    """A hat as the clinic calls it."""
    found = next((each for each in roster.hats if each.id == hat), None)
    return found.name.in_language(language()) if found is not None else hat


def hat_words(roster: Roster, person: int) -> str:
    """The hats of a person in a line: those they wear, then those in which they step in."""
    hats, comma = roster.hats_of(person), comma_of()
    wears = comma.join(hat_name(roster, hat) for hat in hats.wears)
    steps_in = comma.join(hat_name(roster, hat) for hat in hats.steps_in)
    if not steps_in:
        return wears
    told = say("deputy: {hats}", hats=steps_in)
    return f"{wears}{say('; ')}{told}" if wears else told


def access_state(seat: Seat, person: Person, access: Access | None) -> tuple[Glyph, str, str]:
    """How somebody's access stands: glyph, words, colour."""
    if not person.active:
        return "slashed", say("access taken"), "mute"
    if access is None:
        return "todo", say("no access yet"), "text2"
    day = access.since.astimezone(seat.zone).date()
    today = seat.now().astimezone(seat.zone).date()
    since = day_short(day, language(), today=today)
    return "fine", say("passphrase of {day}", day=since), "text2"


def kind_words(kind: Kind) -> str:
    """A kind of contact."""
    return spoken.kind_words(kind, words())


def room_words(room: str) -> str:
    """The head of a part of the table of roles."""
    match room:
        case "complaint":
            return say_in("room", "Complaints")
        case "incident" | "playbook":
            return say_in("room", "Incidents")
        case "evidence":
            return say_in("room", "Evidence")
        case "statement" | "template" | "own_mark" | "counsel":
            return say("Statements")
        case "task":
            return say("Tasks and clocks")
        case "person" | "contact":
            return say_in("room", "People")
        case "patient":
            return say("Patients")
        case _:
            return say("The clinic, papers, log")


def comma_of() -> str:
    """What parts names in a line."""
    return ", " if language() == "en" else "、"
