"""Every trouble there is has its four sentences in each language, with its facts in place."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator

import pytest

import clinicguard
from clinicguard import explain as explaining
from clinicguard.explain import explain, is_explained
from clinicguard.host.trouble import Trouble
from clinicguard.host.words import LANGUAGES, Language, Words
from clinicguard.storage.troubles import KitMisread, WeakPassphrase

FOR_THE_MAKER = {"KnowledgeFault"}
"""Met by whoever writes the data files, before the program is handed to anybody."""


def kinds(root: type[Trouble] = Trouble) -> Iterator[type[Trouble]]:
    for module in pkgutil.walk_packages(clinicguard.__path__, "clinicguard."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    waiting = list(root.__subclasses__())
    while waiting:
        kind = waiting.pop()
        yield kind
        waiting += kind.__subclasses__()


KINDS = sorted({kind for kind in kinds() if kind.__module__.startswith("clinicguard")}, key=str)


def test_there_are_troubles_to_look_at() -> None:
    assert len(KINDS) > 60


def test_every_trouble_has_words() -> None:
    silent = [kind.__name__ for kind in KINDS if not is_explained(kind)]
    assert [name for name in silent if name not in FOR_THE_MAKER] == []


@pytest.mark.parametrize("kind", explaining._WORDS, ids=lambda kind: kind.__name__)
def test_a_sentence_names_only_what_its_trouble_carries(kind: type[Trouble]) -> None:
    """A sentence with a gap that nothing fills would be shown with its braces."""
    carried = set(inspect.signature(kind.__init__).parameters)
    named = set(re.findall(r"{(\w+)}", " ".join(explaining._WORDS[kind])))
    assert named <= carried


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", explaining._WORDS, ids=lambda kind: kind.__name__)
def test_each_sentence_is_there_in_each_language(kind: type[Trouble], language: Language) -> None:
    """Chinese is not English left over, and the gaps are the same."""
    words = Words(language)
    for sentence in filter(None, explaining._WORDS[kind]):
        gaps = {name: f"«{name}»" for name in re.findall(r"{(\w+)}", sentence)}
        told = words.say(sentence, **gaps)
        assert all(gap in told for gap in gaps.values()), told
        assert (told == sentence.format(**gaps)) == (language == "en"), told
        assert "!" not in told
        assert "！" not in told


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "error",
    [
        WeakPassphrase("short"),
        WeakPassphrase("guessable"),
        KitMisread(3, "orchard"),
        KitMisread(None, None),
        ZeroDivisionError("王小明 0912-345-678"),
    ],
    ids=repr,
)
def test_words_that_depend_on_the_facts(error: Exception, language: Language) -> None:
    told = explain(error, Words(language)).as_text()
    assert len(told.splitlines()) == 4
    assert "{" not in told
    assert "王小明" not in told
