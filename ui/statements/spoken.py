"""The words of statements on screen: audiences, channels, levels, verdicts, facts left out."""

from __future__ import annotations

from collections.abc import Sequence

from clinicguard.incidents import channels
from clinicguard.incidents.barriers import Barrier
from clinicguard.incidents.facts import Fact, Status
from clinicguard.incidents.releases import Audience as ToWhom
from clinicguard.incidents.spoken import needed, spoken
from clinicguard.statements.audiences import FITS, Audience, ways_here
from clinicguard.statements.guard.finding import Level
from clinicguard.statements.steps import OPINIONS, RISKS, Channel, Opinion, Risk
from ui.language import say, say_in, words
from ui.widgets.choices import Option
from ui.widgets.glyphs import Glyph
from ui.widgets.spans import Span

_ICONS: dict[Audience, str] = {
    "patient_letter": "mail",
    "care_talk": "heart-handshake",
    "staff_memo": "users",
    "review_reply": "star",
    "public_statement": "megaphone",
    "press": "newspaper",
    "authority": "landmark",
    "insurer": "umbrella",
    "partners": "handshake",
}


def trail_to(case: str) -> tuple[tuple[str, str], ...]:
    """The way to a text through its case: the room's name and the case, each with its address."""
    room, _, number = case.partition("/")
    match room:
        case "complaint":
            return (say_in("room", "Complaints"), "complaints"), (number, case)
        case "incident":
            return (say_in("room", "Incidents"), "incidents"), (number, f"{case}/communication")
        case _:
            return ((say_in("room", "Incidents"), "incidents"),)


def audience_words(audience: Audience) -> str:
    """For whom a statement is."""
    return spoken(ToWhom(audience), words())


def audience_icon(audience: Audience) -> str:
    """The icon of an audience."""
    return _ICONS[audience]


def audience_options(audiences: tuple[Audience, ...]) -> tuple[Option, ...]:
    """Audiences to be chosen from."""
    return tuple(Option(each, audience_words(each), _ICONS[each]) for each in audiences)


def missing_words(missing: Sequence[Barrier]) -> str:
    """What the case lacks before its words go outside, as one sentence."""
    what = say_in("list", ", ").join(needed(each.code, words()) for each in missing)
    return say("Still to do in the case: {what}. Say why the text goes out first.", what=what)


def channel_words(channel: Channel) -> str:
    """By what a statement went out."""
    return channels.channel_words(channel, words())


def channel_options(audience: Audience, jurisdiction: str, also: str = "") -> tuple[Option, ...]:
    """The ways that suit an audience where the clinic is, and any other.

    What suits it elsewhere alone stands there where it was chosen before, as `also`.
    """
    here = ways_here(audience, jurisdiction)
    chosen = tuple(each for each in FITS[audience] if each == also and each not in here)
    return tuple(Option(each, channel_words(each)) for each in (*here, *chosen, "other"))


def level_words(level: Level) -> str:
    """擋, 提醒, 建議."""
    match level:
        case "block":
            return say_in("guard", "Block")
        case "warn":
            return say_in("guard", "Warn")
        case "hint":
            return say_in("guard", "Hint")


def opinion_words(opinion: Opinion) -> str:
    """Counsel's verdict."""
    match opinion:
        case "no_action_needed":
            return say("No change needed")
        case "changes_needed":
            return say("Changes needed")
        case "hold":
            return say("Hold it")


def opinion_options() -> tuple[Option, ...]:
    """The verdicts to be chosen from."""
    return tuple(Option(each, opinion_words(each)) for each in OPINIONS)


def risk_words(risk: Risk) -> str:
    """How counsel rates what a text or a case can do."""
    match risk:
        case "low":
            return say_in("risk", "low")
        case "medium":
            return say_in("risk", "medium")
        case "high":
            return say_in("risk", "high")


def risk_mark(risk: Risk) -> Span:
    """The risk in a list: the higher, the louder."""
    told = say("Risk: {risk}", risk=risk_words(risk))
    colour = {"low": "text2", "medium": "amber", "high": "red"}[risk]
    return Span(told, "note", colour=colour, bold=risk == "high")


def risk_options() -> tuple[Option, ...]:
    """The ratings to be chosen from."""
    return tuple(Option(each, risk_words(each)) for each in RISKS)


def opinion_glyph(opinion: Opinion) -> Glyph:
    """The state glyph of a verdict."""
    glyphs: dict[Opinion, Glyph] = {
        "no_action_needed": "fine",
        "changes_needed": "soon",
        "hold": "held",
    }
    return glyphs[opinion]


def fact_glyph(fact: Fact) -> Glyph:
    """The state glyph of a line of the fact table."""
    match fact.status:
        case Status.CONFIRMED:
            return "fine"
        case Status.REPORTED:
            return "note"
        case Status.UNKNOWN:
            return "unknown"
        case Status.REFUTED:
            return "slashed"


def fact_words(fact: Fact) -> str:
    """How sure we are, and whether it may be said in public."""
    told = spoken(fact.status, words())
    if fact.status is not Status.CONFIRMED:
        return told
    public = say("may be public") if fact.may_be_public else say("not for the public")
    return f"{told}{say_in('list', ', ')}{public}"


def left_out_words(why: str) -> str:
    """Why a fact is not in the first draft."""
    match why:
        case "not_public":
            return say("confirmed, but not for the public")
        case "refuted":
            return say("found untrue: leave it out")
        case "no_place":
            return say("this template has no place for it")
        case "proof_missing":
            return say("a core message that rests on facts we may not tell")
        case _:
            return say("not confirmed: not stated as a fact")
