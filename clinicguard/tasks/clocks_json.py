"""Computes clocks from JSON lines, for `clinicguard clocks --json FILE`.

Each line in is an object with `id` (anything, given back), `rule` (a row such as "tw-dl-01") and
`trigger` (ISO 8601 with a zone). Each line out has `id` and `due`: an ISO date, or for limits in
hours an ISO time with the offset of the rule's zone. A line that cannot be computed has `error`
in place of `due`, which names what is wrong. Empty lines are passed over. The command ends with 0,
with 1 where some lines have an `error`, with 2 where all have.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from functools import cache

from clinicguard.host.json_lines import WrongLine, object_in
from clinicguard.knowledge.jurisdictions import Jurisdiction, jurisdiction_of, load_jurisdiction
from clinicguard.tasks.counting import BeyondCalendar
from clinicguard.tasks.deadlines import reckon

Load = Callable[[str], Jurisdiction]


def clocks_from_json(lines: Iterable[str], load: Load = load_jurisdiction) -> Iterator[str]:
    """One line out for each line in, in the same order, none of them with a line end."""
    packs = cache(load)
    for line in lines:
        if line.strip():
            yield json.dumps(_clock(line, packs))


def _clock(line: str, packs: Load) -> dict[str, object]:
    asked: dict[str, object] = {}
    try:
        asked = object_in(line)
        if "id" not in asked:
            raise WrongLine("id is missing")
        return {"id": asked["id"], "due": _due(asked, packs)}
    except WrongLine as wrong:
        return {"id": asked.get("id"), "error": str(wrong)}


def _due(asked: dict[str, object], packs: Load) -> str:
    name, text = _words(asked, "rule"), _words(asked, "trigger")
    try:
        pack = packs(jurisdiction_of(name))
        rule = pack.deadlines[name]
    except KeyError:
        raise WrongLine(f"rule {name!r} is not known") from None
    try:
        reckoned = reckon(rule, _moment(text), pack)
    except BeyondCalendar:
        raise WrongLine(f"trigger {text!r} leads beyond the calendar") from None
    if reckoned is None:
        raise WrongLine(f"rule {name!r} sets no number of hours, days, months or years")
    return reckoned.ends.isoformat() if reckoned.hourly else reckoned.due.isoformat()


def _words(asked: dict[str, object], key: str) -> str:
    if key not in asked:
        raise WrongLine(f"{key} is missing")
    value = asked[key]
    if not isinstance(value, str):
        raise WrongLine(f"{key} should be a text")
    return value.strip()


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text.upper())
    except ValueError:
        raise WrongLine(f"trigger {text!r} is not an ISO 8601 time") from None
    if moment.tzinfo is None:
        raise WrongLine(f"trigger {text!r} has no zone")
    return moment
