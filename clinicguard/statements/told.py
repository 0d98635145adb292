"""The troubles of statements in words: title, what happened, what is safe, what to do."""

from __future__ import annotations

from collections.abc import Mapping

from clinicguard.host.trouble import Trouble
from clinicguard.host.words import mark
from clinicguard.statements import statement

_KEPT = mark("Every wording is kept; nothing went out.")

SENTENCES: Mapping[type[Trouble], tuple[str, str, str, str]] = {
    statement.NotThisText: (
        mark("The text has changed in the meantime"),
        mark("{statement} no longer has the wording that you saw."),
        _KEPT,
        mark("Read the wording that stands now, then decide again."),
    ),
    statement.NotApproved: (
        mark("Not approved yet"),
        mark("{statement} has no approval for exactly this text."),
        _KEPT,
        mark("Have counsel read it and approve it; one changed character needs a new approval."),
    ),
    statement.BlockedByGuard: (
        mark("The guard found something that must not go out"),
        mark("In {statement}: {findings} to be taken out, or let pass with a reason."),
        _KEPT,
        mark("Look at each mark in the text."),
    ),
    statement.CounselSaysHold: (
        mark("Counsel asked to change or hold this text"),
        mark("The last verdict on {statement} is not an all-clear."),
        _KEPT,
        mark("Change the text as counsel says, and send it again."),
    ),
    statement.NothingToSay: (
        mark("The text is empty"),
        mark("A statement needs words."),
        _KEPT,
        mark("Write the first sentence, or take the template."),
    ),
    statement.AlreadyOut: (
        mark("This text has gone out already"),
        mark("{statement} was released. What was said stays as it was said."),
        _KEPT,
        mark("Write a new statement that replaces it, or take it back with a reason."),
    ),
}
