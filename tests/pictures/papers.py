"""`packaging/papers OUT` makes every paper of the sample clinic in three languages, with pictures.

The made-up case is played in each language. At noon of its worst day the papers of the hour are
made; at its end every paper that the catalogue offers, in each of its versions, as the owner would
make it, every form of the jurisdiction, and what windows of their own print: recovery card, restore
drill, counsel's sheets, somebody's own data, the manual.

OUT/<language>/ holds the PDFs, OUT/<language>/pages/ their pages as pictures to look at.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pypdfium2

from clinicguard.clinic import Clinic
from clinicguard.demo.play import script
from clinicguard.demo.stage import Act, Stage
from clinicguard.demo.told import folder_of, read_case
from clinicguard.evidence.bag import safe_name
from clinicguard.host.words import LANGUAGES, Language, Words
from clinicguard.papers.catalogue import CLINIC, KINDS, offered, read
from clinicguard.papers.kind import Offer, PaperKind
from clinicguard.papers.order import Order
from tests.pictures.papers_beside import beside, manual, orders_beside

_DPI = 70
_OF_THE_HOUR = frozenset({"now", "tasks", "clocks", "calls", "invitation", "report", "inventory"})


def main() -> None:
    """Reads the command line and makes them."""
    parser = argparse.ArgumentParser(prog="packaging/papers", description=__doc__)
    parser.add_argument("out", type=Path, help="the folder for the papers")
    parser.add_argument("--only", default="", help="kinds whose key begins like this")
    parser.add_argument("--language", choices=LANGUAGES, help="one language instead of three")
    given = parser.parse_args()
    for language in (given.language,) if given.language else LANGUAGES:
        with tempfile.TemporaryDirectory(prefix="papers-") as folder:
            for path in papers_of(Path(folder), language, given.out, given.only):
                print(path)


def papers_of(place: Path, language: Language, out: Path, only: str) -> Iterator[Path]:
    """Plays the case at `place` and makes every paper of it; yields the files of the papers."""
    case = read_case(language)
    stage = Stage(case, place / language, language, folder_of(language) / "files")
    stage.build()
    desk = Desk(out / language, only)
    before, after = at_noon(script(case), ZoneInfo(case.text("zone")))
    for act in before:
        stage.play(act)
    clinic = stage.seat("owner")
    yield from desk.make(clinic, of_the_hour(clinic, language), "noon ")
    for act in after:
        stage.play(act)
    stage.lock()
    clinic = stage.seat("owner")
    yield from desk.make(clinic, orders(clinic, language))
    yield from desk.keep(beside(clinic, language, place))
    yield from desk.make(clinic, orders_beside(clinic, language))
    yield from desk.keep(manual(language))
    stage.lock()


def at_noon(acts: Sequence[Act], zone: ZoneInfo) -> tuple[Sequence[Act], Sequence[Act]]:
    """What is done until the noon of the day on which most is done, and what comes after."""
    days = Counter(act.at.astimezone(zone).date() for act in acts)
    (worst, _), *_ = days.most_common(1)
    noon = datetime.combine(worst, time(12), zone)
    return [act for act in acts if act.at < noon], [act for act in acts if act.at >= noon]


class Desk:
    """Where the papers of one language are laid down, with their pages as pictures."""

    def __init__(self, folder: Path, only: str) -> None:
        self._folder = folder
        self._only = only
        (folder / "pages").mkdir(parents=True, exist_ok=True)

    def make(self, clinic: Clinic, wanted: Iterable[Order], sign: str = "") -> Iterator[Path]:
        """Makes each order; `sign` goes before its name."""
        for order in wanted:
            if order.kind.startswith(self._only):
                name = f"{order.paper} {order.number} {order.part}".strip()
                yield self._lay_down(sign + name, read(clinic, order).make())

    def keep(self, made: Iterable[tuple[str, bytes]]) -> Iterator[Path]:
        """Keeps what was made elsewhere."""
        if not self._only:
            for name, pdf in made:
                yield self._lay_down(name, pdf)

    def _lay_down(self, name: str, pdf: bytes) -> Path:
        path = self._folder / f"{safe_name(name)}.pdf"
        path.write_bytes(pdf)
        _draw_pages(path, self._folder / "pages")
        return path


def of_the_hour(clinic: Clinic, language: Language) -> Iterator[Order]:
    """Orders for what lies on the desk and hangs on the wall while a case burns."""
    for record in _records(clinic, "incident"):
        for each in offered(clinic, record, Words(language)):
            if each.kind.key in _OF_THE_HOUR:
                version = f":{each.versions[0].key}" if each.versions else ""
                yield _order(each.kind, each.kind.key + version, each.offer, language)


def orders(clinic: Clinic, language: Language) -> Iterator[Order]:
    """An order for each paper in each of its versions."""
    words = Words(language)
    seen: set[tuple[str, str]] = set()
    for record in _records(clinic):
        for each in offered(clinic, record, words):
            for version in each.versions or (None,):
                key = each.kind.key if version is None else f"{each.kind.key}:{version.key}"
                if (key, each.offer.subject) not in seen:
                    seen.add((key, each.offer.subject))
                    yield _order(each.kind, key, each.offer, language)
    yield from _forms(clinic, seen, language)


def _forms(clinic: Clinic, seen: set[tuple[str, str]], language: Language) -> Iterator[Order]:
    """The forms for natures that the made-up case does not have, filled from it all the same."""
    known, made = clinic.incident_lists.guide.pack.forms, {key for key, _ in seen}
    for kind in KINDS:
        if kind.key in known and kind.key not in made:
            offer = Offer(next(_records(clinic, "incident")), draft=True)
            yield _order(kind, kind.key, offer, language)


def _records(clinic: Clinic, room: str = "") -> Iterator[str]:
    if not room:
        yield CLINIC
    for case in clinic.incident_lists.page():
        yield f"incident/{case.number}"
    from clinicguard.complaints.listed import Filter, Sort

    for complaint in clinic.complaint_lists.page(Filter(), Sort.NUMBER).rows:
        yield f"complaint/{complaint.number}"


def _order(kind: PaperKind, key: str, offer: Offer, language: Language) -> Order:
    """As the page of the paper begins it: a draft where the matter is not over."""
    words = Words(language)
    return Order(
        key,
        offer.subject,
        language,
        draft=offer.draft and kind.can_draft,
        named=kind.can_name,
        pictures=kind.can_picture,
        recipient=words.say("Our own file"),
        purpose=words.say("Demonstration"),
    )


def _draw_pages(path: Path, folder: Path) -> None:
    document = pypdfium2.PdfDocument(path)
    for number, page in enumerate(document, 1):
        picture = page.render(scale=_DPI / 72).to_pil()
        picture.save(folder / f"{path.stem} {number:03d}.png")
    document.close()


if __name__ == "__main__":
    main()
