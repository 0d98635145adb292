"""The desk's verbs of flags and links: what needs another eye, and what belongs together."""

from __future__ import annotations

from clinicguard.complaints.acts import Acts, given
from clinicguard.complaints.complaint import Complaint, LinkKind
from clinicguard.complaints.intake import fits, said
from clinicguard.complaints.issue import Flag
from clinicguard.complaints.moves import Verb
from clinicguard.complaints.tables import FlagRow, LinkRow
from clinicguard.complaints.troubles import AlreadySo, NoSuchPart


class Ties(Acts):
    """Raise and lower flags, link and unlink. All of it can be undone, none of it is lost."""

    def flag(self, number: str, flag: Flag, why: str = "") -> Complaint:
        """Raises AlreadySo, FieldTooLong, NotAllowed."""
        with self._acting(Verb.FLAG, number, fits("why", why), {"flag": flag.value}) as hand:
            if flag in hand.before.flags:
                raise AlreadySo(flag)
            hand.add(raised(flag, why))
        return hand.complaint

    def unflag(self, number: str, flag: Flag, why: str) -> Complaint:
        """It no longer stands, and why. Raises NoSuchPart, ReasonMissing, NotAllowed."""
        given("unflag", fits("why", why))
        with self._acting(Verb.UNFLAG, number, why, {"flag": flag.value}) as hand:
            for each in hand.before.raised:
                if each.flag is flag and each.lowered_at is None:
                    row = hand.change.get(FlagRow, each.id)
                    row.lowered_at = hand.change.now
                    row.lowered_by = hand.change.person.id
                    row.lowered_why = why
                    break
            else:
                raise NoSuchPart("flag", flag)
        return hand.complaint

    def link(self, number: str, kind: LinkKind, target: str, why: str = "") -> Complaint:
        """Ties it to another page (`incident/I-2026-0007`). Its own clocks run on.

        Raises:
            AlreadySo: the link stands, or it would lead to the complaint itself.
            FieldMissing, FieldTooLong, NotAllowed.
        """
        with self._acting(Verb.LINK, number, fits("why", why), {"target": target}) as hand:
            if said("target", target) == hand.before.address or any(
                each.target == target and each.undone_at is None for each in hand.before.links
            ):
                raise AlreadySo(target)
            hand.add(
                LinkRow(
                    kind=kind, target=target, why=why, undone_at=None, undone_by=None, undone_why=""
                )
            )
        return hand.complaint

    def unlink(self, number: str, target: str, why: str) -> Complaint:
        """Takes the tie back, and why. Raises NoSuchPart, ReasonMissing, NotAllowed."""
        given("unlink", fits("why", why))
        with self._acting(Verb.UNLINK, number, why, {"target": target}) as hand:
            for each in hand.before.links:
                if each.target == target and each.undone_at is None:
                    row = hand.change.get(LinkRow, each.id)
                    row.undone_at = hand.change.now
                    row.undone_by = hand.change.person.id
                    row.undone_why = why
                    break
            else:
                raise NoSuchPart("link", target)
        return hand.complaint


def raised(flag: Flag, why: str) -> FlagRow:
    """The row of a flag that stands from now on."""
    return FlagRow(flag=flag, why=why, lowered_at=None, lowered_by=None, lowered_why="")
