"""Papers that are made one for each page that somebody else put on the net."""

from __future__ import annotations

from collections.abc import Iterator

from clinicguard.clinic import Clinic
from clinicguard.papers.kind import Offer


def offers_for_posts(clinic: Clinic, record: str) -> Iterator[Offer]:
    """The exhibits with an address, save what stands under the clinic's own name."""
    own = _plain(clinic.profile.name)
    for each in clinic.evidence_lists.of_case(record):
        origin = each.origin
        if origin.url and _plain(origin.account or origin.author) != own:
            named = f"{each.mark_in(record) or each.number}    {each.title}"
            yield Offer(f"{record}/exhibit/{each.number}", named, draft=True)


def _plain(name: str) -> str:
    return "".join(name.split()).casefold()
