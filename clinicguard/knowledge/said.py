"""One thing said in the program's three languages, each written for its own readers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clinicguard.host.words import Language

LANGUAGES: tuple[Language, ...] = ("zh_TW", "en", "zh_CN")


@dataclass(frozen=True, slots=True)
class Said:
    """A text of a data file: `{zh_TW: …, en: …, zh_CN: …}`, none of them empty."""

    zh_TW: str
    en: str
    zh_CN: str

    def in_language(self, language: Language) -> str:
        """The wording for readers of one language."""
        match language:
            case "zh_TW":
                return self.zh_TW
            case "zh_CN":
                return self.zh_CN
            case "en":
                return self.en
