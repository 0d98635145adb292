"""Reads the labelled sentences in tests/data/guard, and the pairs of a known line and a sentence.

Three forms: `clauses_*` and `heads_*` hold a label, a bar and a sentence a line; `open_*` and
`dev_*` one text with its labels as JSON a line; `drafts_*` and `pairs_*` are told in their README.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from encoder_labels import FINDINGS, GROUPS, PARTS, tells_of

from clinicguard.host.words import LANGUAGES, Language
from clinicguard.knowledge.templates import load_templates
from clinicguard.statements.audiences import AUDIENCES, Audience
from clinicguard.statements.guard.finding import JURISDICTIONS, Circle, Jurisdiction, circle_of
from clinicguard.statements.guard.reading import Reading

DATA = Path(__file__).resolve().parent.parent / "tests" / "data" / "guard"
WITH_PARTICULARS = (".jsonl", "drafts_24.txt")
"""Where L2 is labelled: the writers of the other files were not asked for it."""
FOR_LEVELS = ("dev_6", "open_17", "drafts_34", "pairs_35")
"""On these packaging/guard-levels shows the levels: nothing learns from them."""
LINES = "fum"
"""Kinds of lines that a sentence is held against: confirmed, open, core message."""
_HEAD = re.compile(r"@ (?P<lang>\S+) (?P<place>\S+) (?P<audience>\S+)$")
_LINE_HEAD = re.compile(r"# (?:en|zh_TW|zh_CN) (?P<kind>[fum]) (?P<line>.+)$")
_ENDING_FLAGS = re.compile(r"(?<=[。！？.!?」])([ecn]+)$")


@dataclass(frozen=True)
class Labelled:
    """A sentence with its labels: those it bears, and those on which it says anything."""

    words: str
    bears: frozenset[str]
    known: frozenset[str]
    file: str


@dataclass(frozen=True)
class Pair:
    """A sentence held against a line: whether it goes against it, or tells it as known (X1, X2)."""

    line: str
    words: str
    is_open: bool
    against: bool
    same: bool
    """Whether it says the same, or leaves open what is open."""
    marked: bool
    """Whether a label says how the two stand; most sentences of a draft are about other lines."""
    file: str


@dataclass
class Draft:
    """A whole text in the short form: for whom, the lines known, sentences with labels."""

    lang: Language
    jurisdiction: Jurisdiction
    audience: Audience
    lines: dict[str, list[str]] = field(default_factory=lambda: {kind: [] for kind in "ncfum"})
    sentences: list[tuple[frozenset[str], str]] = field(default_factory=list)


def sentences_of(words: str) -> Iterator[str]:
    """The sentences as the guard reads them, folded."""
    reading = Reading(words)
    for each in reading.sentences:
        yield reading.text[each.start : each.end].strip()


def labelled(path: Path) -> Iterator[Labelled]:
    """The labelled sentences of a file of any form; none of a file that has pairs alone."""
    if path.name.startswith(("clauses_", "heads_")):
        yield from _of_clauses(path)
    elif path.name.startswith("drafts_"):
        for draft in drafts(path):
            circle = circle_of(draft.audience)
            for groups, words in draft.sentences:
                yield from _each(words, heard(groups, circle), _known(circle, path), path)
    elif path.suffix == ".jsonl":
        for entry in path.read_text(encoding="utf-8").splitlines():
            text = json.loads(entry)
            circle = circle_of(text["audience"])
            for groups, words in text.get("sentences", ()):
                yield from _each(words, frozenset(groups), _known(circle, path), path)


def of_templates() -> Iterator[Labelled]:
    """Our own templates, with their gaps open and with the names of the gaps as words: calm."""
    known = load_templates()
    for template in known.templates.values():
        tells = frozenset(
            group for group in FINDINGS if tells_of(group, circle_of(template.audience))
        )
        for language in LANGUAGES:
            named = {
                gap: known.placeholders[gap].name.in_language(language) for gap in template.gaps
            }
            for values in ({}, named):
                for part in known.write(template.id, language, values):
                    for sentence in sentences_of(part.text):
                        yield Labelled(sentence, frozenset(), tells, "templates")


def pairs(path: Path) -> Iterator[Pair]:
    """The pairs of a file: of `pairs_*` each, of `drafts_*` every sentence with every line."""
    if path.name.startswith("pairs_"):
        yield from _of_blocks(path)
    elif path.name.startswith("drafts_"):
        for draft in drafts(path):
            for groups, words in draft.sentences:
                for kind in LINES:
                    for number, line in enumerate(draft.lines[kind], 1):
                        name = f"{kind}{number}"
                        against = bool({f"X1:{name}", f"X2:{name}"} & groups)
                        same = bool({f"={name}", f"?{name}"} & groups)
                        yield Pair(
                            line, words, kind == "u", against, same, against or same, path.stem
                        )


def drafts(path: Path) -> Iterator[Draft]:
    """The texts of a file in the short form. What cannot be read is told on the error output."""
    draft = None
    for number, entry in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        line = entry.strip()
        if line.startswith("@"):
            if draft is not None and draft.sentences:
                yield draft
            draft = _begun(line)
            if draft is None:
                print(f"{path.name}:{number} cannot be read", file=sys.stderr)
        elif draft is None or not line:
            continue
        elif line[0] in draft.lines and line[1:2] == " " and "|" not in line[:14]:
            draft.lines[line[0]].append(line[2:].strip())
        elif "|" in line:
            labels, _, words = line.partition("|")
            groups = frozenset(re.split(r"[,\s]+", labels.strip())) - {"", "-"}
            draft.sentences.append((groups, words.strip()))
        else:
            print(f"{path.name}:{number} cannot be read", file=sys.stderr)
    if draft is not None and draft.sentences:
        yield draft


def _begun(head: str) -> Draft | None:
    told = _HEAD.match(head)
    if told is None:
        return None
    language = next((each for each in LANGUAGES if each == told["lang"]), None)
    place = next((each for each in JURISDICTIONS if each == told["place"]), None)
    audience = next((each for each in AUDIENCES if each == told["audience"]), None)
    return Draft(language, place, audience) if language and place and audience else None


def _of_blocks(path: Path) -> Iterator[Pair]:
    head = None
    for entry in path.read_text(encoding="utf-8").splitlines():
        head = _LINE_HEAD.match(entry.strip()) or head
        told = re.match(r"\s*([x=.])\s*\|\s*(.+)", entry)
        if head is not None and told is not None:
            how = told[1]
            is_open, words = head["kind"] == "u", told[2].strip()
            yield Pair(head["line"], words, is_open, how == "x", how == "=", True, path.stem)


def _of_clauses(path: Path) -> Iterator[Labelled]:
    """Older ones have their flags e, c, n at the end, and say nothing of those they lack."""
    whole = path.name.startswith(("clauses_new", "heads_"))
    for entry in path.read_text(encoding="utf-8").splitlines():
        label, _, words = entry.partition("|")
        flags = "".join(re.findall("[ecn]", label))
        if ending := _ENDING_FLAGS.search(words):
            flags, words = flags + ending[1], words[: ending.start()]
        groups = {f"L{number}" for number in re.findall(r"\d+o?", label)}
        groups |= {flag.upper() for flag in flags}
        known = frozenset(g for g in FINDINGS if tells_of(g, "letter" if label == ".l" else ""))
        known -= {"L2"}
        known |= set(PARTS) if whole else groups & set(PARTS)
        yield from _each(words, frozenset(groups), known, path)


def _each(
    words: str, groups: frozenset[str], known: frozenset[str], path: Path
) -> Iterator[Labelled]:
    for sentence in sentences_of(words):
        yield Labelled(sentence, groups & set(GROUPS), known, path.stem)


def heard(groups: frozenset[str], circle: Circle) -> frozenset[str]:
    """The groups as they are taught: in a letter or a talk a patient's data is another's."""
    if circle in ("letter", "talk") and "L1" in groups:
        return groups - {"L1"} | {"L1o"}
    return groups


def _known(circle: Circle, path: Path) -> frozenset[str]:
    known = frozenset(group for group in FINDINGS if tells_of(group, circle)) | set(PARTS)
    return known if path.name.endswith(WITH_PARTICULARS) else known - {"L2"}
