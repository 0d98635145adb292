"""Each document keeps its text and its number of pages, so that a change is seen and meant.

After a change that was meant, write the references anew and read the difference:

    .venv/bin/python -m tests.unit.documents.test_references
"""

from __future__ import annotations

from pathlib import Path

import pytest

from clinicguard.host.words import Language
from tests.unit.documents.drawn import ALL, drawn, pages_of

FOLDER = Path(__file__).resolve().parents[2] / "data" / "documents"


def reference(name: str, language: Language) -> str:
    """The pages' words, one line each, as a reader copies them out; pages parted by a rule."""
    pages = pages_of(drawn(name, language))
    return "\n----\n".join("\n".join(page.split()) for page in pages) + "\n"


@pytest.mark.parametrize(("name", "language"), ALL)
def test_the_text_is_the_one_that_was_looked_at(name: str, language: Language) -> None:
    assert reference(name, language) == (FOLDER / f"{name}-{language}.txt").read_text("utf-8")


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for each, spoken in ALL:
        (FOLDER / f"{each}-{spoken}.txt").write_text(reference(each, spoken), "utf-8")
