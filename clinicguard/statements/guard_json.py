"""Checks drafts from JSON lines, for `clinicguard guard check --json FILE`.

Each line in is an object with `id` (anything, given back), `lang` (zh_TW, en, zh_CN),
`jurisdiction` (tw, cn, uk, us, au, eu), `audience`, `text`, and perhaps `context` with
`patient_names`, `chart_numbers`, `verified_facts`, `unverified`, `core_messages`: lists of texts.
Each line out has `id` and `findings`: objects with `group`, `level`, `start`, `end` (code points
of the text as given), `span`, `message`. A line that cannot be checked has `error` in their place,
and the others are checked all the same; the command then ends with 1, or 2 where no line could be.
Help with the wording of the house is for the window and not among the findings. Empty lines are
passed over.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from typing import Any

from clinicguard.host.json_lines import WrongLine, object_in
from clinicguard.host.words import LANGUAGES, Language
from clinicguard.statements.audiences import AUDIENCES, Audience
from clinicguard.statements.guard.check import check
from clinicguard.statements.guard.finding import (
    JURISDICTIONS,
    GuardContext,
    GuardFinding,
    Jurisdiction,
)
from clinicguard.statements.guard.packs import load_packs
from clinicguard.statements.guard.understanding import understanding

_LANGUAGES: dict[str, Language] = {
    **{language.lower(): language for language in LANGUAGES},
    "zh": "zh_TW",
    "zh_hant": "zh_TW",
    "zh_hans": "zh_CN",
    "zh_sg": "zh_CN",
}
_SIDE_BY_SIDE = 8
"""How many texts are checked at once at most: the encoder leaves the other processors free."""
_AT_ONCE = 4 * _SIDE_BY_SIDE
"""How many lines are taken in before their answers are given."""


def findings_from_json(lines: Iterable[str]) -> Iterator[str]:
    """One line out for each line in, in the same order, none of them with a line end.

    The lines go side by side; what all of them need is loaded before.
    """
    asked = filter(str.strip, lines)
    load_packs()
    understanding()
    with ThreadPoolExecutor(min(_SIDE_BY_SIDE, os.cpu_count() or 1)) as pool:
        while some := list(islice(asked, _AT_ONCE)):
            yield from pool.map(_answered, some)


def _answered(line: str) -> str:
    """As JSON; half a surrogate pair, which no file can hold, as an escape."""
    answer = _checked(line)
    written = json.dumps(answer, ensure_ascii=False)
    try:
        written.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(answer)
    return written


def _checked(line: str) -> dict[str, object]:
    asked: dict[str, Any] = {}
    try:
        asked = object_in(line)
        findings = check(_text(asked, "text"), context_from_json(asked), mind=understanding())
    except WrongLine as wrong:
        return {"id": asked.get("id"), "error": str(wrong)}
    except Exception as fault:  # of ours; the lines behind this one are somebody's work too
        return {"id": asked.get("id"), "error": f"could not be checked: {type(fault).__name__}"}
    groups = load_packs().groups
    listed = [_told(finding) for finding in findings if groups[finding.group].listed]
    return {"id": asked.get("id"), "findings": listed}


def _told(finding: GuardFinding) -> dict[str, object]:
    return {
        "group": finding.group,
        "level": finding.level,
        "start": finding.start,
        "end": finding.end,
        "span": finding.span,
        "message": finding.message,
    }


def context_from_json(asked: dict[str, Any]) -> GuardContext:
    """The context of one asked text. Raises ValueError, with words for who asked."""
    known = asked.get("context") or {}
    if not isinstance(known, dict):
        raise WrongLine("context should be an object")
    return GuardContext(
        lang=_language(_text(asked, "lang")),
        jurisdiction=_jurisdiction(_text(asked, "jurisdiction")),
        audience=_audience(_text(asked, "audience")),
        patient_names=_texts(known, "patient_names"),
        chart_numbers=_texts(known, "chart_numbers"),
        verified_facts=_texts(known, "verified_facts"),
        unverified=_texts(known, "unverified"),
        core_messages=_texts(known, "core_messages"),
    )


def _language(name: str) -> Language:
    parts = _plain(name).split("_")
    for many in range(len(parts), 0, -1):
        found = _LANGUAGES.get("_".join(parts[:many]))
        if found is not None:
            return found
    raise _unknown("lang", name, LANGUAGES)


def _jurisdiction(name: str) -> Jurisdiction:
    for known in JURISDICTIONS:
        if known == _plain(name):
            return known
    raise _unknown("jurisdiction", name, JURISDICTIONS)


def _audience(name: str) -> Audience:
    for known in AUDIENCES:
        if known == _plain(name):
            return known
    raise _unknown("audience", name, AUDIENCES)


def _plain(name: str) -> str:
    """A name as this file writes it: small letters, parts joined by an underscore."""
    return name.strip().lower().replace("-", "_").replace(" ", "_")


def _unknown(what: str, name: str, known: Iterable[str]) -> WrongLine:
    return WrongLine(f"{what} {name!r} is not known; known are {', '.join(known)}")


def _text(asked: dict[str, Any], key: str) -> str:
    value = asked.get(key)
    if not isinstance(value, str):
        raise WrongLine(f"{key} should be a text")
    return value


def _texts(known: dict[str, Any], key: str) -> tuple[str, ...]:
    value = known.get(key) or []
    if isinstance(value, str):
        return (value,)
    if not isinstance(value, list):
        raise WrongLine(f"{key} should be a list")
    return tuple(text for entry in value if (text := _line(entry)))


def _line(entry: object) -> str:
    if isinstance(entry, dict):
        entry = next((entry[key] for key in ("text", "statement", "name") if key in entry), None)
    return "" if entry is None else str(entry).strip()
