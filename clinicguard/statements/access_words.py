"""Whose passphrase counsel's account had, in words for screens and papers."""

from __future__ import annotations

from collections.abc import Callable

from clinicguard.statements.steps import Verdict


def access_words(verdict: Verdict, say: Callable[..., str]) -> str:
    """Who can have given the verdict in counsel's name; empty where counsel alone can."""
    access = verdict.access
    if access is None or not access.counts:
        return ""
    if not access.person:
        return say("on an account that somebody with the recovery card had reset")
    if access.reset:
        return say("on an account whose passphrase {name} had reset", name=access.name)
    return say("on an account that {name} set up after this text was begun", name=access.name)
