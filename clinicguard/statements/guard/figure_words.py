"""Words beside a figure: that it is about so much, a limit, a price, or counts others."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from clinicguard.host.paths import resources
from clinicguard.knowledge.records import read
from clinicguard.statements.guard.states import any_of


@dataclass(frozen=True, slots=True)
class FigureFile:
    """The file guard/figures.yaml."""

    about: tuple[str, ...]
    about_behind: tuple[str, ...]
    nearly: tuple[str, ...]
    nearly_behind: tuple[str, ...]
    limits: tuple[str, ...]
    others: tuple[str, ...]
    each: tuple[str, ...]
    off: tuple[str, ...]
    prices: tuple[str, ...]
    ours: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FigureWords:
    """The patterns of figures.yaml, for folded text; `_before` and `_behind` stand right there."""

    about_before: re.Pattern[str]
    about_behind: re.Pattern[str]
    nearly: re.Pattern[str]
    nearly_behind: re.Pattern[str]
    limit_before: re.Pattern[str]
    others: re.Pattern[str]
    each: re.Pattern[str]
    off_behind: re.Pattern[str]
    price: re.Pattern[str]
    ours: re.Pattern[str]


@cache
def figure_words() -> FigureWords:
    """The file, made ready."""
    pack = read(resources() / "guard" / "figures.yaml", FigureFile)
    return FigureWords(
        about_before=re.compile(rf"(?:{any_of(pack.about).pattern})\s?$"),
        about_behind=_behind(pack.about_behind),
        nearly=any_of(pack.nearly),
        nearly_behind=_behind(pack.nearly_behind),
        limit_before=re.compile(rf"(?:{any_of(pack.limits).pattern})\s?(?:an? )?$"),
        others=any_of(pack.others),
        each=any_of(pack.each),
        off_behind=_behind(pack.off),
        price=any_of(pack.prices),
        ours=any_of(pack.ours),
    )


def _behind(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\s?(?:{any_of(words).pattern})")
