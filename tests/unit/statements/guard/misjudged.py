"""What the encoder judges wrongly of the files of rules, said so that it cannot be forgotten."""

from __future__ import annotations

import pytest
from _pytest.mark.structures import ParameterSet

MISJUDGED = frozenset(
    {
        "We will check the numbness again in two weeks.",
        "The bacteria were found on 3 May.",
        "The fee was $380.",
        "The doses have been set aside.",
        "Some displaced patients still have no new appointment.",
        "一萬八千元已於11月16日匯出，這筆退款沒有任何條件。",
        "退款后天就能到账。",
        "录像是我们的保安删的。",
        "元旦照常开诊。",
    }
)
"""Sentences of the files of rules that the encoder takes for what they are not, as it stands: of
over six hundred. One that is judged rightly again has to leave."""


def as_judged(*values: object) -> ParameterSet:
    """A case whose last value is a sentence; expected to fail where it is misjudged."""
    marks = [pytest.mark.xfail(strict=True)] if values[-1] in MISJUDGED else []
    return pytest.param(*values, marks=marks)
