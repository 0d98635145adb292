"""The fields that a court asks for: their labels, and their values in words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from clinicguard.evidence.exhibit import Origin
from ui.language import language, say


def labels() -> dict[str, str]:
    """The label of each field, in the order in which they are asked."""
    return {
        "platform": say("Platform"),
        "account": say("Account"),
        "url": say("Web address"),
        "shown_time": say("Time as shown"),
        "seen_at": say("Seen at"),
        "seen_by": say("Seen by"),
        "captured_at": say("Captured at"),
        "clock_source": say("Clock"),
        "device": say("Device"),
        "tool": say("Tool"),
        "method": say("How it was captured"),
        "whole_page": say("Whole page"),
        "original_online": say("Original still online"),
        "carrier": say("Original is on"),
        "carrier_holder": say("Who holds the original"),
        "witness": say("Witness"),
        "place": say("Place"),
    }


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


def unknown_labels(origin: Origin) -> list[str]:
    """The labels of what courts ask for and is not known."""
    named = labels()
    return [named[name] for name in ASKED_BY_COURTS if getattr(origin, name) in (None, "")]


def listed(parts: list[str]) -> str:
    """Several things in one line, with the comma of the language."""
    return (", " if language() == "en" else "、").join(parts)
