"""`packaging/papers OUT` makes every paper of the sample clinic in three languages, with pictures.

The made-up case is played to its end in each language. Then every paper that the catalogue offers,
in each of its versions, is made as the owner would, and every form of the jurisdiction besides.
OUT/<language>/ holds the PDFs, OUT/<language>/pages/ their pages as pictures to look at.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2

from clinicguard.clinic import Clinic
from clinicguard.demo.play import script
from clinicguard.demo.stage import Stage
from clinicguard.demo.told import folder_of, read_case
from clinicguard.evidence.bag import safe_name
from clinicguard.host.words import LANGUAGES, Language, Words
from clinicguard.papers.catalogue import CLINIC, KINDS, offered, read
from clinicguard.papers.kind import PaperKind
from clinicguard.papers.order import Order

_DPI = 70


def main() -> None:
    """Reads the command line and makes them."""
    parser = argparse.ArgumentParser(prog="packaging/papers", description=__doc__)
    parser.add_argument("out", type=Path, help="the folder for the papers")
    parser.add_argument("--only", default="", help="kinds whose key begins like this")
    parser.add_argument("--language", choices=LANGUAGES, help="one language instead of three")
    parser.add_argument(
        "--played", type=Path, help="keep the played clinics here, and use them again"
    )
    given = parser.parse_args()
    for language in (given.language,) if given.language else LANGUAGES:
        with tempfile.TemporaryDirectory(prefix="papers-") as folder:
            stage = played(Path(folder), language)
            for path in all_papers(stage.seat("owner"), language, given.out, given.only):
                print(path)
            stage.lock()


def played(place: Path, language: Language) -> Stage:
    """The stage after the last act."""
    case = read_case(language)
    stage = Stage(case, place / language, language, folder_of(language) / "files")
    stage.build()
    for act in script(case):
        stage.play(act)
    stage.lock()
    return stage


def all_papers(clinic: Clinic, language: Language, out: Path, only: str) -> Iterator[Path]:
    """Every paper with its pages; yields the files of the papers."""
    folder = out / language
    (folder / "pages").mkdir(parents=True, exist_ok=True)
    for order in orders(clinic, language):
        if not order.kind.startswith(only):
            continue
        path = folder / f"{safe_name(f'{order.paper} {order.number} {order.part}'.strip())}.pdf"
        path.write_bytes(read(clinic, order).make())
        _draw_pages(path, folder / "pages")
        yield path


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
                    yield _order(each.kind, key, each.offer.subject, language)
    yield from _forms(clinic, seen, language)


def _forms(clinic: Clinic, seen: set[tuple[str, str]], language: Language) -> Iterator[Order]:
    """The forms for natures that the made-up case does not have, filled from it all the same."""
    known, made = clinic.incident_lists.guide.pack.forms, {key for key, _ in seen}
    for kind in KINDS:
        if kind.key in known and kind.key not in made:
            yield _order(kind, kind.key, next(_records(clinic, "incident")), language)


def _records(clinic: Clinic, room: str = "") -> Iterator[str]:
    if not room:
        yield CLINIC
    for case in clinic.incident_lists.page():
        yield f"incident/{case.number}"
    from clinicguard.complaints.listed import Filter, Sort

    for complaint in clinic.complaint_lists.page(Filter(), Sort.NUMBER).rows:
        yield f"complaint/{complaint.number}"


def _order(kind: PaperKind, key: str, subject: str, language: Language) -> Order:
    words = Words(language)
    return Order(
        key,
        subject,
        language,
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
