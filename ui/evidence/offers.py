"""What waits above the evidence: an unfinished hand-in, files in the drop folder, clear copies."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinicguard.evidence.drop_folder import remove_clear
from clinicguard.evidence.exhibit import Exhibit
from clinicguard.host.trouble import Trouble
from ui.evidence.drop_watch import Dropped, DropWatch
from ui.evidence.hand_in_draft import KeptHandIn, drop, find
from ui.jobs import Task
from ui.language import count, say
from ui.seat import Seat
from ui.widgets.buttons import Button
from ui.widgets.cards import Notice
from ui.widgets.dialogs import ask
from ui.widgets.flow import clear, put


@dataclass(frozen=True, slots=True)
class ClearCopies:
    """Files of the drop folder whose content is in the vault by now, each with its SHA-256."""

    files: tuple[tuple[Path, str], ...]


def taken_from_drop(dropped: Dropped, exhibits: tuple[Exhibit, ...]) -> ClearCopies:
    """Of the files that were offered those that became exhibits."""
    by_name = {exhibit.original_name: exhibit.sha256 for exhibit in exhibits}
    found = ((path, by_name[path.name]) for path in dropped.files if path.name in by_name)
    return ClearCopies(tuple(found))


Done = Callable[[tuple[Exhibit, ...]], object]
HandIn = Callable[[tuple[Path, ...], bool, Done | None], object]


class Offers(QWidget):
    """`hand_in` slides the panel in: files, whether to record at once, and what to do after."""

    def __init__(self, seat: Seat, hand_in: HandIn) -> None:
        super().__init__()
        self._seat = seat
        self._hand_in = hand_in
        self.kept: KeptHandIn | None = None
        self.copies = ClearCopies(())
        self.drops = DropWatch(seat)
        self.drops.changed.connect(self.show_all)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.look()

    def look(self) -> None:
        """Asks for the draft of a hand-in."""
        self._seat.jobs.database(find).then(self._found)

    def stop(self) -> None:
        """The page is gone: nothing is watched any more."""
        self.drops.stop()

    def take_dropped(self) -> None:
        """One press: what lies in the drop folder is sealed and recorded."""
        dropped = self.drops.offered

        def done(exhibits: tuple[Exhibit, ...]) -> None:
            self.copies = taken_from_drop(dropped, exhibits)
            self.drops.dealt_with(tuple(path for path, _ in self.copies.files))
            self.show_all()

        if dropped.files:
            self._hand_in(dropped.files, True, done)

    def leave_dropped(self) -> None:
        """They stay in the folder and are not offered again while they are as they are."""
        self.drops.dealt_with(self.drops.offered.files)

    def remove_copies(self) -> None:
        """Asks, and takes the clear copies of what was taken in out of the drop folder."""
        ask_and_remove(self._seat, self, self.copies, self.keep_copies)

    def keep_copies(self) -> None:
        """The clear copies stay where they are."""
        self.copies = ClearCopies(())
        self.show_all()

    def show_all(self) -> None:
        """Draws the notices anew."""
        clear(self._column)
        dropped = self.drops.offered
        for offer in (
            self._unfinished(),
            drop_notice(dropped, self.take_dropped, self.leave_dropped),
            copies_notice(self.copies, self.remove_copies, self.keep_copies),
        ):
            if offer is not None:
                put(self._column, offer)

    def _unfinished(self) -> Notice | None:
        if self.kept is None:
            return None
        told = count(
            "A hand-in with {n} file is not finished.",
            "A hand-in with {n} files is not finished.",
            len(self.kept.files),
        )
        go_on = Button(
            say("Go on"), "text", size="small", on=lambda: self._hand_in((), False, None)
        )
        let_go = Button(say("Let it go"), "text", size="small", on=self._let_go)
        return Notice(told, "amber", actions=(go_on, let_go), flat=True)

    def _found(self, kept: KeptHandIn | None) -> None:
        self.kept = kept
        self.show_all()

    def _let_go(self) -> None:
        self._seat.jobs.database(drop).then(lambda _: self.look())


def drop_notice(
    dropped: Dropped, take: Callable[[], object], leave: Callable[[], object]
) -> Notice | None:
    """Offers what lies in the drop folder; None while nothing does."""
    if not dropped.files:
        return None
    told = count(
        "{n} new file lies in the drop folder.",
        "{n} new files lie in the drop folder.",
        len(dropped.files),
    )
    take_in = count("Take it in", "Take {n} in", len(dropped.files))
    actions = (
        Button(take_in, "text", size="small", on=take),
        Button(say("Leave them there"), "text", size="small", on=leave),
    )
    return Notice(told, "info", actions=actions, flat=True)


def copies_notice(
    copies: ClearCopies, remove: Callable[[], object], keep: Callable[[], object]
) -> Notice | None:
    """After files were taken in: their clear copies still lie where they lay."""
    if not copies.files:
        return None
    told = count(
        "The file is sealed. Its clear copy still lies in the drop folder.",
        "The {n} files are sealed. Their clear copies still lie in the drop folder.",
        len(copies.files),
    )
    actions = (
        Button(say("Remove the clear copies"), "text", size="small", on=remove),
        Button(say("Leave them there"), "text", size="small", on=keep),
    )
    return Notice(told, "amber", actions=actions, flat=True)


def ask_and_remove(
    seat: Seat, parent: QWidget, copies: ClearCopies, then: Callable[[], object]
) -> None:
    """Asks first, and says what removing does and what it does not."""
    number = len(copies.files)
    text = say(
        "Each file is compared with its exhibit once more; one that differs stays. Removing takes "
        "it out of this folder for good, past the recycle bin. It does not wipe the disk: on an "
        "SSD or a stick remains may be found, and copies on a phone, in a cloud or in a backup "
        "stay. The sealed exhibit is not touched."
    )
    ask(
        parent,
        window=say("Clear copies"),
        title=count("Remove {n} clear copy?", "Remove {n} clear copies?", number),
        text=text,
        do=count("Remove it", "Remove {n} files", number),
        leave=say("Leave them there"),
        then=lambda: _remove(seat, copies, then),
        danger=True,
    )


def _remove(seat: Seat, copies: ClearCopies, then: Callable[[], object]) -> None:
    def work(task: Task) -> Trouble | None:
        trouble: Trouble | None = None
        for path, sha256 in copies.files:
            try:
                remove_clear(path, sha256)
            except Trouble as found:
                trouble = found
        return trouble

    def done(trouble: Trouble | None) -> None:
        if trouble is not None:
            seat.trouble(trouble)
        then()

    seat.jobs.files(work).then(done)
