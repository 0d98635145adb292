"""What the short way to a reply reads and records: the complaint, then the draft or a task."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from clinicguard.complaints.beside import Review
from clinicguard.complaints.complaint import Channel, Complaint, Field
from clinicguard.complaints.contact import Direction, Means
from clinicguard.complaints.intake import SOMEBODY, NewComplaint
from clinicguard.complaints.listed import Filter, ListedComplaint, Sort
from clinicguard.complaints.moves import OPEN
from clinicguard.complaints.platforms import Platforms
from clinicguard.host.words import Language
from clinicguard.knowledge.platforms import Platform
from clinicguard.people.permissions import may
from clinicguard.people.staff import Person
from clinicguard.statements.reply_tasks import pass_on
from ui.statements.kept_reply import DRAFT, PANEL
from ui.statements.panel_drafts import Kept, kept_of

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic

WRITE = "statement.begin"
_CHANNELS = {
    "review_site": Channel.REVIEW_SITE,
    "social_media": Channel.SOCIAL_MEDIA,
}
_MESSAGES = (Channel.LINE, Channel.WECHAT, Channel.WHATSAPP)
_ONLINE = frozenset((*_CHANNELS.values(), *_MESSAGES))
_MOST = 30
_LEFT_OUT = "…"


@dataclass(frozen=True, slots=True)
class Around:
    """What the form offers: platforms, who may write a reply, open complaints from online; and
    `kept`, what was typed the last time and not recorded."""

    platforms: Platforms
    writers: tuple[Person, ...]
    standing: tuple[ListedComplaint, ...]
    kept: Kept


@dataclass(frozen=True, slots=True)
class Filled:
    """What was filled in. `join` is the number of a complaint that stands, `most` the limit of a
    platform that the clinic adds, `pass_to` who shall write, `reviewer` the name shown there."""

    review: Review
    new_platform: bool
    most: int | None
    words: str
    join: str
    pass_to: int | None
    reviewer: str = ""


def writers_of(clinic: Clinic) -> tuple[Person, ...]:
    """Who works here and may write a reply."""
    return tuple(each for each in clinic.staff_lists.active() if may(WRITE, each.role))


def read_around(clinic: Clinic) -> Around:
    """On the database lane."""
    lists = clinic.complaint_lists
    page = lists.page(Filter(states=OPEN, channels=_ONLINE), Sort.NEWEST, limit=_MOST)
    kept = kept_of(clinic.drafts.find(DRAFT))
    return Around(lists.platforms.known(), writers_of(clinic), page.rows, kept)


def same_words(words: str, row: ListedComplaint) -> bool:
    """Whether pasted words are those of a complaint, as far as its row shows them."""
    shown, typed = _plain(row.snippet.words), _plain(words)
    if not typed:
        return False
    if shown.endswith(_LEFT_OUT):
        return typed.startswith(shown.removesuffix(_LEFT_OUT))
    return typed == shown


def reply(
    clinic: Clinic,
    filled: Filled,
    now: datetime,
    title: str,
    task: str,
    language: Language,
    why: str = "",
) -> str:
    """Records the review and begins the reply, or gives the task; the address of the next page.

    All of it is done, or nothing. `why` is the reason for a name that a complaint gets with it.
    """
    with clinic.book.together():
        address = _reply(clinic, filled, now, title, task, language, why)
    _let_go(clinic)
    return address


def _let_go(clinic: Clinic) -> None:
    """The draft of what is recorded; what else was begun still waits."""
    left = kept_of(clinic.drafts.find(DRAFT))
    left.pop(PANEL, None)
    if left:
        clinic.drafts.keep(DRAFT, left)
    else:
        clinic.drafts.drop(DRAFT)


def _reply(
    clinic: Clinic,
    filled: Filled,
    now: datetime,
    title: str,
    task: str,
    language: Language,
    why: str,
) -> str:
    if filled.new_platform:
        platform = clinic.complaints.platforms.keep(filled.review.platform, filled.most)
        filled = replace(filled, review=replace(filled.review, platform=platform.id))
    complaint = _joined(clinic, filled, why) if filled.join else _logged(clinic, filled, now)
    if filled.pass_to is not None:
        pass_on(clinic.tasks, complaint.address, filled.pass_to, task, now)
        return complaint.address
    first = clinic.statement_lists.first_draft(complaint.address, "review_reply", language)
    statement = clinic.statements.begin(
        complaint.address,
        "review_reply",
        title,
        first.text,
        language,
        facts=first.facts,
        messages=first.messages,
        template=first.template,
        platform=filled.review.platform,
    )
    return f"statement/{statement.number}"


def _logged(clinic: Clinic, filled: Filled, now: datetime) -> Complaint:
    """A complaint of somebody who shows a name or none, and did not say what they want."""
    platform = clinic.complaint_lists.platforms.known().find(filled.review.platform)
    new = NewComplaint(
        channel=_channel_of(platform),
        complainant=replace(SOMEBODY, name=filled.reviewer),
        unnamed=not filled.reviewer,
        verbatim=filled.words,
        wanted_unsaid=True,
        taken_by=clinic.person.id,
        received_at=now,
    )
    return clinic.complaints.log(new, filled.review)


def _channel_of(platform: Platform | None) -> Channel:
    """How a complaint came in that stands there: of services for messages each is a channel."""
    if platform is None:
        return Channel.REVIEW_SITE
    return _CHANNELS.get(platform.kind) or Channel(platform.channel)


def _joined(clinic: Clinic, filled: Filled, why: str) -> Complaint:
    """The complaint that stands; other words than its own are kept as a contact of theirs, and
    another name stands behind its own."""
    complaint = clinic.complaints.note_review(filled.join, filled.review)
    name = complaint.complainant.name
    if filled.reviewer and filled.reviewer not in name:
        both = f"{name}（{filled.reviewer}）" if name else filled.reviewer
        complaint = clinic.complaints.edit(filled.join, Field.COMPLAINANT, both, why)
    if _plain(filled.words) != _plain(complaint.verbatim):
        clinic.complaints.note_contact(
            filled.join, Means.OTHER, filled.words, direction=Direction.IN
        )
    return complaint


def _plain(words: str) -> str:
    return " ".join(words.split())
