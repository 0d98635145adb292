"""The groups that the guard's encoder is taught, and which texts tell anything about each."""

from __future__ import annotations

FINDINGS = ("L1", "L1o", "L2", "L3", "L4", "L5", "L6", "L7", "L8", "L9", "L10", "L11", "L12")
PARTS = ("E", "C", "N")
"""Feeling, a contact, the time of the next word."""
GROUPS = (*FINDINGS, *PARTS)
AGAINST = ("X1", "X2")
"""What a sentence held against a known line may do: go against it, tell what is open as known."""
AGREES = ("S1", "S2")
"""Or say the same, or leave open what is open: taught beside, to be told from the former."""


def tells_of(group: str, circle: str) -> bool:
    """Whether a sentence heard there tells of a group: an admission in a talk is no example."""
    match group:
        case "L1":
            return circle in ("", "public")
        case "L1o":
            return circle in ("", "letter", "talk")
        case "L2":
            return circle in ("", "public", "staff")
        case "L3":
            return circle not in ("talk", "office")
        case "L4":
            return circle != "staff"
        case "L8" | "L12":
            return circle not in ("staff", "office")
        case "L6" | "L7" | "L9" | "L10":
            return circle != "office"
    return True
