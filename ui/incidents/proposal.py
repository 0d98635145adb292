"""What the program proposes: to stand down, or to look again because it comes back."""

from __future__ import annotations

from clinicguard.incidents.incident import State
from clinicguard.incidents.stand_down import Unmet
from ui.incidents.punctuation import together
from ui.incidents.said import here
from ui.incidents.shown import Shown
from ui.language import say
from ui.widgets.cards import Notice
from ui.widgets.spans import LINE_END


def proposal_notices(shown: Shown) -> list[Notice]:
    """The proposal with what is still missing; a relapse after the end."""
    books, state = shown.guide.playbooks, shown.case.incident.state
    if shown.relapse is not None:
        names = together(_channel(shown, each) for each in shown.relapse.channels)
        return [Notice(here(books.watch.relapse), "red", lead=f"{names}　")]
    if state is not State.ACTIVE:
        return []
    if shown.proposal.ready:
        return [Notice(here(books.standdown.proposal), "green")]
    unmet = LINE_END.join(unmet_words(shown, each) for each in shown.proposal.unmet)
    return [Notice(unmet, lead=say("Not yet to be stood down.") + LINE_END)]


def unmet_words(shown: Shown, unmet: Unmet) -> str:
    """What a condition still needs."""
    need = next(each for each in shown.guide.playbooks.standdown.needs if each.id == unmet.need)
    return here(need.not_yet).format(
        channel=_channel(shown, unmet.channel),
        days=unmet.days,
        missing=unmet.missing,
        count=unmet.count,
    )


def _channel(shown: Shown, channel: str) -> str:
    found = (here(c.name) for c in shown.guide.playbooks.watch.channels if c.id == channel)
    return next(found, channel) or say("every channel")
