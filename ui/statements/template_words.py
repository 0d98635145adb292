"""Whether somebody has read a template, in words; what the languages are called."""

from __future__ import annotations

from clinicguard.host.dates import date_words
from clinicguard.host.words import Language
from clinicguard.statements.own_templates import Reading, TemplateLine
from clinicguard.statements.steps import BegunFrom
from ui.language import language, say
from ui.widgets.glyphs import Glyph
from ui.widgets.spans import GAP

LANGUAGE_NAMES: dict[Language, str] = {
    "zh_TW": "繁體中文",
    "en": "English",
    "zh_CN": "简体中文",
}


def read_words(it: TemplateLine) -> str:
    """Who read exactly this wording and when; or that nobody has."""
    match it.read:
        case "read" | "due":
            assert it.reading is not None
            told = reading_words(it.reading)
            return GAP.join((told, say("a year ago, read it again"))) if it.read == "due" else told
        case "changed":
            assert it.former is not None
            return GAP.join((reading_words(it.former), say("reworded since")))
        case "unread":
            return say("Not reviewed by counsel")


def reading_words(reading: Reading) -> str:
    """ "reviewed on 21 November 2026 by …"."""
    return say(
        "reviewed on {day} by {who}", day=date_words(reading.day, language()), who=reading.reader
    )


def read_glyph(it: TemplateLine) -> Glyph:
    """The state glyph of a review."""
    match it.read:
        case "read":
            return "fine"
        case "due" | "changed":
            return "soon"
        case "unread":
            return "unknown"


def begun_words(begun: BegunFrom) -> str:
    """What a text began with: the template, its version, and who had read that wording."""
    version = say("version {n}", n=begun.wording) if begun.wording else ""
    read = (
        say("reviewed on {day} by {who}", day=date_words(begun.read_on, language()),
            who=begun.reader)
        if begun.read_on is not None
        else say("Not reviewed by counsel")
    )  # fmt: skip
    return GAP.join(filter(None, (begun.name, version, read)))
