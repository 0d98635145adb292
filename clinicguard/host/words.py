"""The words on screen and on paper: one gettext catalogue, asked when a sentence is shown."""

from __future__ import annotations

import gettext
from functools import cache
from typing import Literal, get_args

from clinicguard.host.paths import resources

Language = Literal["zh_TW", "en", "zh_CN"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

NAMES: dict[Language, str] = {"zh_TW": "繁體中文", "en": "English", "zh_CN": "简体中文"}


class Words:
    """Says things in one language. Message ids are plain English."""

    def __init__(self, language: Language) -> None:
        self.language: Language = language
        self._catalogue = _catalogue(language)

    def say(self, message: str, /, **fields: object) -> str:
        """The sentence in this language, with its fields put in."""
        return _fill(self._catalogue.gettext(message), fields)

    def say_in(self, context: str, message: str, /, **fields: object) -> str:
        """The same English word can mean two things; the context tells which."""
        return _fill(self._catalogue.pgettext(context, message), fields)

    def count(self, one: str, many: str, n: int, /, **fields: object) -> str:
        """The sentence for a number of things; `{n}` is the number."""
        return _fill(self._catalogue.ngettext(one, many, n), {"n": n, **fields})


def mark(message: str) -> str:
    """Marks a constant for the catalogue; it is translated where it is shown."""
    return message


def language_of(locale: str) -> Language:
    """The nearest of our languages to what the system calls its own ('zh_Hant_HK' → zh_TW)."""
    name = locale.replace("-", "_").lower()
    if not name.startswith("zh"):
        return "en"
    if "hans" in name or name.startswith(("zh_cn", "zh_sg")):
        return "zh_CN"
    return "zh_TW"


def as_language(text: str) -> Language:
    """Raises ValueError for anything but one of LANGUAGES."""
    if text not in LANGUAGES:
        raise ValueError(text)
    return text


def _fill(template: str, fields: dict[str, object]) -> str:
    return template.format(**fields) if fields else template


@cache
def _catalogue(language: Language) -> gettext.NullTranslations:
    return gettext.translation("clinicguard", resources() / "locale", [language], fallback=True)
