"""Which pane stands under which name; each is read when it is first shown."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType

from ui.incidents.bench import Bench
from ui.incidents.pane import Pane
from ui.incidents.places import ALIASES, NOW
from ui.incidents.shown import Shown

PANES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        NOW: ("now_pane", "NowPane"),
        "notice": ("notice_pane", "NoticePane"),
        "confirm": ("confirm_pane", "ConfirmPane"),
        "nature": ("nature_pane", "NaturePane"),
        "rating": ("rating_pane", "RatingPane"),
        "team": ("team_pane", "TeamPane"),
        "evidence": ("evidence_pane", "EvidencePane"),
        "strategy": ("strategy_pane", "StrategyPane"),
        "communication": ("communication_pane", "CommunicationPane"),
        "watch": ("watch_pane", "WatchPane"),
        "recovery": ("recovery_pane", "RecoveryPane"),
        "review": ("review_pane", "ReviewPane"),
        "close": ("close_pane", "ClosePane"),
        "timeline": ("timeline_pane", "TimelinePane"),
        "decisions": ("decisions_pane", "DecisionsPane"),
        "tasks": ("tasks_pane", "TasksPane"),
        "clocks": ("clocks_pane", "ClocksPane"),
    }
)


def pane_name(asked: str) -> str:
    """The pane that an address means; 「現在」 for one that there is not."""
    name = ALIASES.get(asked, asked)
    return name if name in PANES else NOW


def make_pane(name: str, bench: Bench, shown: Shown) -> Pane:
    """Builds a pane."""
    module, kind = PANES[name]
    made = getattr(import_module(f"ui.incidents.{module}"), kind)(bench, shown)
    assert isinstance(made, Pane)
    return made
