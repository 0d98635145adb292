"""The fields that a court asks for: their labels, and their values in words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from clinicguard.evidence.exhibit import Origin
from clinicguard.host.clock import from_text
from ui.language import language, say


def labels() -> dict[str, str]:
    """The label of each field, in the order in which they are asked."""
    return {
        "url": say("Web address"),
        "platform": say("Platform"),
        "account": say("Account or group"),
        "author": say("Author as shown"),
        "shown_time": say("Time as shown"),
        "shown_zone": say("Time zone of that time"),
        "shown_as": say("If it only says “3 hours ago”"),
        "seen_at": say("Seen at"),
        "seen_by": say("Seen by"),
        "captured_at": say("Captured at"),
        "clock_source": say("Clock"),
        "device": say("Device"),
        "tool": say("Tool"),
        "method": say("How it was captured"),
        "place": say("Place"),
        "whole_page": say("Whole page"),
        "original_online": say("Original still online"),
        "carrier": say("Original is on"),
        "carrier_holder": say("Who holds the original"),
        "witness": say("Witness"),
    }


def groups() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The questions as the form asks them: heading and fields."""
    return (
        (
            say("What it shows"),
            ("url", "platform", "account", "author", "shown_time", "shown_zone", "shown_as"),
        ),
        (
            say("Who saw it, and how it was captured"),
            ("seen_at", "seen_by", "captured_at", "clock_source", "device", "tool", "method"),
        ),
        (
            say("The original"),
            ("whole_page", "original_online", "carrier", "carrier_holder", "witness", "place"),
        ),
    )


ASKED_BY_COURTS = ("seen_by", "captured_at", "device", "method", "carrier", "carrier_holder")
"""What is missed most often when authenticity is disputed; shown as unknown while empty."""


def known_pairs(origin: Origin, when: Callable[[datetime], str]) -> list[tuple[str, str]]:
    """Label and value of what is known."""
    pairs: list[tuple[str, str]] = []
    for name, label in labels().items():
        match getattr(origin, name):
            case None | "":
                continue
            case datetime() as moment:
                pairs.append((label, when(moment)))
            case bool() as yes:
                pairs.append((label, say("Yes") if yes else say("No")))
            case value:
                pairs.append((label, str(value)))
    return pairs


def answer_words(field: str, kept: str, when: Callable[[datetime], str]) -> str:
    """A former or present answer as the history keeps it, in words; "not known" for none."""
    if not kept:
        return say("not known")
    if field in ("whole_page", "original_online"):
        return say("Yes") if kept == "yes" else say("No")
    if field in ("shown_time", "seen_at", "captured_at"):
        return when(from_text(kept))
    return kept


def unknown_labels(origin: Origin) -> list[str]:
    """The labels of what courts ask for and is not known."""
    named = labels()
    return [named[name] for name in ASKED_BY_COURTS if getattr(origin, name) in (None, "")]


def listed(parts: list[str]) -> str:
    """Several things in one line, with the comma of the language."""
    return (", " if language() == "en" else "、").join(parts)
