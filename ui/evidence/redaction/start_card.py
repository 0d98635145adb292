"""Before the original lies open: what the redacted copy is for."""

from __future__ import annotations

from collections.abc import Callable

from clinicguard.documents.from_redaction import GUESSING
from clinicguard.evidence.exhibit import Exhibit
from ui.evidence.purpose_card import PurposeCard, purpose_line
from ui.language import count, say


class StartCard(PurposeCard):
    """Laying the original on the table is a look: it stands in the custody with its purpose."""

    def __init__(
        self, exhibit: Exhibit, purpose: str, waiting: int, begin: Callable[[str], object]
    ) -> None:
        super().__init__(
            "square-dashed",
            say("A redacted copy of {title}", title=exhibit.title),
            _told(waiting),
            say("What is the redacted copy for?"),
            purpose_line(say("For example: page for the mediation"), purpose),
            _usual(),
            say("Open the original"),
            begin,
        )

    def starting(self) -> None:
        self.busy()


def _told(waiting: int) -> tuple[str, ...]:
    told = [
        say(
            "The original stays as it is. The copy is a picture with black boxes, without text "
            "and without what the file said of itself, and it gets a number of its own."
        ),
        say(GUESSING),
    ]
    if waiting:
        told.append(
            count(
                "{n} box from last time is still here.",
                "{n} boxes from last time are still here.",
                waiting,
            )
        )
    return tuple(told)


def _usual() -> tuple[str, ...]:
    return (say("To give to counsel"), say("For the mediation"), say("For a public reply"))
