"""What the help says of the guard: that it misses and marks too much, and no share of either."""

from __future__ import annotations

import re

import pytest

from clinicguard.host.paths import resources
from clinicguard.host.words import LANGUAGES, Language

_A_SHARE = re.compile(r"\d\s?[%％]|[大約约]+每|[一二三四五六七八九]成|一半|\bone \w+ in\b|\bhalf\b")
_MISSES = {"zh_TW": "最容易漏", "en": "misses most often", "zh_CN": "最容易漏"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_figure_of_how_often_the_guard_is_right_is_promised(language: Language) -> None:
    page = (resources() / "help" / "write-statement" / f"{language}.md").read_text("utf-8")
    assert _A_SHARE.search(page) is None
    assert _MISSES[language] in page
