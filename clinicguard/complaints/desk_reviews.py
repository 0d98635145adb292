"""The desk's verb of online reviews: where one stands, when it was posted, how many stars."""

from __future__ import annotations

from clinicguard.complaints.acts import Acts, Hand, take_up
from clinicguard.complaints.beside import Review
from clinicguard.complaints.complaint import Complaint
from clinicguard.complaints.intake import fits, said
from clinicguard.complaints.tables_beside import ReviewRow
from clinicguard.complaints.troubles import NotYet
from clinicguard.storage.text import kept

NOTE_REVIEW = "complaint.note_review"
STARS = range(1, 6)


class Reviews(Acts):
    """Note the review that a complaint came from."""

    def note_review(self, number: str, review: Review) -> Complaint:
        """From now on this is where it stands; what was noted before is kept.

        Raises:
            FieldMissing: no platform.
            FieldTooLong, NotYet, NotFound, NotAllowed.
        """
        with self._book.act(NOTE_REVIEW, f"complaint/{number}") as change:
            hand = take_up(change, number)
            add_review(hand, review)
            change.says("platform", review.platform)
            return hand.before


def add_review(hand: Hand, review: Review) -> None:
    """Puts it down in an act. Raises FieldMissing, FieldTooLong, NotYet."""
    platform = fits("platform", said("platform", kept(review.platform)).strip())
    today = hand.change.now.astimezone(hand.change.zone).date()
    if review.posted_on is not None and review.posted_on > today:
        raise NotYet("posted_on")
    if review.stars is not None and review.stars not in STARS:
        raise ValueError(review.stars)
    hand.add(ReviewRow(platform=platform, posted_on=review.posted_on, stars=review.stars))
