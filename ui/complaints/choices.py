"""The choices of a complaint as the controls show them: their words and their icons."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum, StrEnum

from clinicguard.complaints.complaint import Channel
from clinicguard.complaints.contact import Means
from clinicguard.complaints.issue import Flag
from clinicguard.complaints.spoken import spoken
from clinicguard.people.staff import Person
from ui.language import words
from ui.widgets.choices import Option

_ICONS: dict[StrEnum, str] = {
    Channel.IN_PERSON: "store",
    Channel.BOX: "inbox",
    Channel.WEB_FORM: "globe",
    Channel.REVIEW_SITE: "star",
    Channel.SOCIAL_MEDIA: "share-2",
    Channel.AUTHORITY: "landmark",
    Channel.PHONE: "phone",
    Channel.LETTER: "mail",
    Channel.EMAIL: "at-sign",
    Channel.LINE: "message-circle",
    Channel.WECHAT: "message-circle",
    Channel.WHATSAPP: "message-circle",
    Channel.OTHER: "ellipsis",
    Means.TEXT_MESSAGE: "message-square",
    Means.VISIT: "map-pin",
    Means.PUBLIC_REPLY: "megaphone",
    Flag.MEDIA: "newspaper",
    Flag.LEGAL: "gavel",
    Flag.AUTHORITY: "landmark",
    Flag.INSURER: "shield-check",
    Flag.MINOR: "baby",
    Flag.STAFF_SAFETY: "shield-alert",
    Flag.SERIOUS_EVENT: "circle-alert",
}
"""Several classes share a value where they share a meaning, and then an icon."""


def said(choice: Enum) -> str:
    """The word for a choice in the language of the windows."""
    return spoken(choice, words())


def icon_of(choice: StrEnum) -> str:
    """The icon of a channel, a means or a flag."""
    return _ICONS[choice]


def options(choices: Iterable[Enum], *, icons: bool = False) -> list[Option]:
    """Choices by value, in their order."""
    return [
        Option(
            str(choice.value),
            said(choice),
            icon_of(choice) if icons and isinstance(choice, StrEnum) else None,
        )
        for choice in choices
    ]


def people_options(staff: Iterable[Person]) -> list[Option]:
    """Who works here now, by id."""
    return [
        Option(str(person.id), f"{person.name}\u3000{person.title}".strip())
        for person in staff
        if person.active
    ]
