"""The owner approves the text that stands, and what its stamp looks like."""

from __future__ import annotations

from tests.ui.statements.conftest import Desk
from ui.statements.approve_panel import ApprovePanel


def approve(desk: Desk, why: str = "診所沒有法律顧問") -> None:
    """The owner alone, and says why."""
    desk.press("approve")
    panel = desk.panel(ApprovePanel)
    if why:
        panel.how.chip("alone").click()
        panel.why.set_text(why)
    panel.go()
    desk.rooms.settle()
    assert desk.rooms.no_panel()


def look(desk: Desk) -> str:
    return desk.page.foot.stamp.standing.look
