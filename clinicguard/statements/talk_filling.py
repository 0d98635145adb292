"""What the record of a talk of care says for its minutes: what was said there and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from clinicguard.host.dates import when_words
from clinicguard.host.words import Language
from clinicguard.incidents.contacts import CareTalk
from clinicguard.statements.usual import usual_words


def talk_values(
    talk: CareTalk, people: Mapping[int, str], language: Language, zone: ZoneInfo
) -> dict[str, str]:
    """The values by the names of the placeholders; `people` are our names by the ids of staff."""
    usual = usual_words(language)
    ours = [people.get(each, "") for each in talk.attendees]
    agreed = [_plain(words) for words in (talk.offered, talk.promised)]
    next_contact = talk.next_contact
    return {
        "talk_at": when_words(talk.at, language, zone=zone),
        "talk_place": _plain(talk.place),
        "talk_present": usual.joined([*ours, *talk.present]),
        "language_help": _plain(talk.language_help),
        "talk_explained": _plain(talk.explained),
        "questions": _plain(talk.asked),
        "regret": _plain(talk.regret),
        "talk_offered": usual.listed([words for words in agreed if words]),
        "talk_next": when_words(next_contact, language, zone=zone) if next_contact else "",
        "talk_recorder": people.get(talk.kept_by, ""),
    }


def _plain(words: str) -> str:
    return " ".join(words.split())
