"""The case that the files belong to: its script, the texts in the files, and where they go."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

HERE = Path(__file__).resolve().parent
DEMO = HERE.parents[1] / "resources" / "demo"
LANGUAGES = ("zh_TW", "en", "zh_CN")


@dataclass(frozen=True, slots=True)
class Case:
    """One of the three sisters: `script` is its case.yaml, `texts` its file of texts here."""

    language: str
    script: dict[str, Any]
    texts: dict[str, Any]

    def evidence(self, name: str) -> dict[str, Any]:
        """The record of one exhibit."""
        found: dict[str, Any] = next(e for e in self.script["evidence"] if e["id"] == name)
        return found

    def person(self, name: str) -> dict[str, Any]:
        """One of the staff or of the people outside."""
        everybody = [*self.script["staff"], *self.script["people"]]
        found: dict[str, Any] = next(p for p in everybody if p["id"] == name)
        return found

    def released(self, name: str, version: int) -> str:
        """The body of a statement: its parts, each a paragraph, then the signature."""
        statement = next(s for s in self.script["statements"] if s["id"] == name)
        words = next(v for v in statement["versions"] if v["n"] == version)
        return "\n\n".join([*(part["text"] for part in words["parts"]), statement["signature"]])

    def keep(self, name: str, content: bytes) -> None:
        """Writes the file of one exhibit."""
        path = DEMO / self.language / self.evidence(name)["file"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        print(f"{path.relative_to(DEMO)}  {len(content) // 1024} kB")


def read(language: str) -> Case:
    """The case in one language."""
    yaml = YAML(typ="safe")
    return Case(
        language,
        yaml.load(DEMO / language / "case.yaml"),
        yaml.load(HERE / "texts" / f"{language}.yaml"),
    )
