"""The question that a time asks where the clocks go back over it: the first or the second one?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from clinicguard.host.wall_time import is_never, is_twice
from ui.language import say
from ui.widgets.buttons import Button
from ui.widgets.text import set_tip


class WhichOne(Button):
    """Hidden while there is nothing to ask; it also says that a time never comes."""

    def __init__(self, on: Callable[[], object]) -> None:
        super().__init__("", "link", size="small", on=on)
        self.hide()

    def ask(self, spelt: datetime | None, fold: int | None) -> None:
        """Asks about a moment as it is spelt; `fold` is what was answered, None before that."""
        never = spelt is not None and is_never(spelt)
        twice = spelt is not None and is_twice(spelt)
        self.setVisible(never or twice)
        if never:
            self.set_words(say("no such time"))
        elif twice and fold is None:
            self.set_words(say("first or second?"))
        elif twice:
            self.set_words(say("the second one") if fold else say("the first one"))
        set_tip(self, lacks(spelt, fold))


def lacks(spelt: datetime | None, fold: int | None) -> str:
    """Why it is no moment yet, where the clocks are to blame; or nothing."""
    if spelt is None:
        return ""
    if is_never(spelt):
        return say("There is no such time on that day: the clocks go forward over it.")
    if is_twice(spelt) and fold is None:
        return say("This time comes twice on that day, the clocks go back. Say which one.")
    return ""
