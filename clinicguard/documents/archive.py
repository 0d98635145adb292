"""Makes a drawn PDF last and be read aloud: PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1).

Adds the structure tree, the links and bookmarks, the colour profile and the metadata. Same input,
same bytes: dates come from the caller, the file's id from its content.
"""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from clinicguard.documents.tree import Bookmark, Element, Link, Mark
from clinicguard.documents.xmp import metadata


@dataclass(frozen=True, slots=True)
class About:
    """What the file says about itself."""

    title: str
    author: str
    subject: str
    language: str
    made_at: datetime


def archive(drawn: bytes, root: Element, bookmarks: Sequence[Bookmark], about: About) -> bytes:
    """The lasting file of a drawn one."""
    with Pdf.open(io.BytesIO(drawn)) as pdf:
        _describe(pdf, about)
        _Binder(pdf).bind(root)
        _outline(pdf, bookmarks)
        whole = io.BytesIO()
        pdf.save(
            whole,
            min_version="1.7",
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            recompress_flate=False,
        )
    return whole.getvalue()


def _describe(pdf: Pdf, about: About) -> None:
    moment = about.made_at.astimezone(UTC)
    root = pdf.Root
    root.Lang = String(about.language)
    root.MarkInfo = Dictionary(Marked=True)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    profile = pikepdf.Stream(pdf, _srgb())
    profile.N = 3
    root.OutputIntents = Array(
        [
            Dictionary(
                Type=Name.OutputIntent,
                S=Name.GTS_PDFA1,
                OutputConditionIdentifier=String("sRGB IEC61966-2.1"),
                Info=String("sRGB IEC61966-2.1"),
                DestOutputProfile=pdf.make_indirect(profile),
            )
        ]
    )
    dates = f"D:{moment:%Y%m%d%H%M%S}+00'00'"
    del pdf.docinfo
    for key, value in {
        "/Title": about.title,
        "/Author": about.author,
        "/Subject": about.subject,
        "/Creator": "ClinicGuard",
        "/Producer": "ClinicGuard",
        "/CreationDate": dates,
        "/ModDate": dates,
    }.items():
        pdf.docinfo[key] = String(value)
    described = pikepdf.Stream(pdf, metadata(about.title, about.author, about.subject,
                                             about.language, moment))  # fmt: skip
    described.Type = Name.Metadata
    described.Subtype = Name.XML
    root.Metadata = pdf.make_indirect(described)


@cache
def _srgb() -> bytes:
    """The colour profile, with the date in its head set to zero: it would be today's."""
    from PIL import ImageCms

    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[24:36] = bytes(12)
    profile[84:100] = bytes(16)
    return bytes(profile)


class _Binder:
    """Turns the drawn tree into the file's structure tree."""

    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        self._pages = [page.obj for page in pdf.pages]
        self._marks: dict[int, dict[int, Object]] = defaultdict(dict)
        self._links: list[Object] = []

    def bind(self, root: Element) -> None:
        tree = self._pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        tree.K = Array([self._element(root, tree)])
        numbers: list[Object | int] = []
        for index, page in enumerate(self._pages):
            page.StructParents = index
            page.Tabs = Name.S
            filled = self._marks[index]
            numbers += [index, Array([filled[n] for n in range(len(filled))])]
        for offset, element in enumerate(self._links):
            numbers += [len(self._pages) + offset, element]
        tree.ParentTree = self._pdf.make_indirect(Dictionary(Nums=Array(numbers)))
        tree.ParentTreeNextKey = len(self._pages) + len(self._links)
        self._pdf.Root.StructTreeRoot = tree

    def _element(self, element: Element, parent: Object) -> Object:
        bound = self._pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name("/" + element.tag), P=parent)
        )
        if element.alternative:
            bound.Alt = String(element.alternative)
        if element.language:
            bound.Lang = String(element.language)
        if element.attributes:
            bound.A = _attributes(element)
        if element.box:
            bound.A = Dictionary(O=Name.Layout, BBox=Array([round(v, 2) for v in element.box]))
        bound.K = Array([self._child(child, bound) for child in element.children])
        return bound

    def _child(self, child: Element | Mark | Link, parent: Object) -> Object:
        match child:
            case Element():
                return self._element(child, parent)
            case Mark(page, number):
                self._marks[page][number] = parent
                return Dictionary(Type=Name.MCR, Pg=self._pages[page], MCID=number)
            case Link():
                return self._annotation(child, parent)

    def _annotation(self, link: Link, parent: Object) -> Object:
        key = len(self._pages) + len(self._links)
        self._links.append(parent)
        annotation = self._pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Link,
                Rect=Array([round(v, 2) for v in link.rectangle]),
                Border=Array([0, 0, 0]),
                F=4,
                Contents=String(link.words),
                Dest=Array(
                    [self._pages[link.target_page], Name.XYZ, 0, round(link.target_top, 2), 0]
                ),
                StructParent=key,
            )
        )
        page = self._pages[link.page]
        page.Annots = Array([*page.get("/Annots", Array()), annotation])
        return Dictionary(Type=Name.OBJR, Obj=annotation, Pg=page)


def _attributes(element: Element) -> Object:
    """`{"O": "Table", "Scope": "Column"}` as names; numbers as numbers."""
    return Dictionary(
        {
            f"/{key}": int(value) if value.isdecimal() else Name("/" + value)
            for key, value in element.attributes.items()
        }
    )


def _outline(pdf: Pdf, bookmarks: Sequence[Bookmark]) -> None:
    with pdf.open_outline() as outline:
        levels: list[list[pikepdf.OutlineItem]] = [outline.root]
        for mark in bookmarks:
            item = pikepdf.OutlineItem(
                mark.words, mark.page, "XYZ", left=0, top=round(mark.top, 2), zoom=0
            )
            del levels[mark.level :]
            levels[-1].append(item)
            levels.append(item.children)
