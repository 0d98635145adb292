"""The troubles of patient cards, files that are taken over and calendar years, in words."""

from __future__ import annotations

from collections.abc import Mapping

from clinicguard.host.spreadsheet import sheet
from clinicguard.host.trouble import Trouble
from clinicguard.host.words import mark
from clinicguard.people import office_years
from clinicguard.people.patients import card

_NOTHING_WRITTEN = mark("Nothing was written.")
_NOTHING_TAKEN = mark("Nothing was taken over. The file itself was only read.")

SENTENCES: Mapping[type[Trouble], tuple[str, str, str, str]] = {
    card.CardMerged: (
        mark("This card was merged into another"),
        mark("What is done for this person is done on card {into}."),
        _NOTHING_WRITTEN,
        mark("Open the other card, or take the two apart first."),
    ),
    card.CardAlone: (
        mark("There is only one card"),
        mark("A card is merged with another one, and only merged cards can be taken apart."),
        _NOTHING_WRITTEN,
        mark("Choose another card."),
    ),
    card.CardTooLong: (
        mark("This text is too long"),
        mark("It has {length} characters; up to {limit} are kept on a card."),
        _NOTHING_WRITTEN,
        mark("Shorten it, or keep the long text as evidence and name it here."),
    ),
    card.BornLater: (
        mark("This birth date is still to come"),
        mark("The date lies in the future by this PC's clock."),
        _NOTHING_WRITTEN,
        mark("Correct the year. Years below 200 are read as years of the Republic."),
    ),
    office_years.DayUnreadable: (
        mark("A line holds no day of {year}"),
        mark("“{line}” cannot be read as a day of {year}."),
        _NOTHING_WRITTEN,
        mark("Write month and day first, then the name: 1/1 New Year's Day."),
    ),
    office_years.DayTwice: (
        mark("A day is both off and worked"),
        mark("{day} stands in two lists that contradict each other."),
        _NOTHING_WRITTEN,
        mark("Take it out of one of them."),
    ),
    sheet.TableUnreadable: (
        mark("This file cannot be read as a table"),
        mark("{name} is damaged, locked with a password, or not a table at all."),
        _NOTHING_TAKEN,
        mark("Open it in Excel or LibreOffice, save it as .xlsx or CSV, and choose that file."),
    ),
    sheet.OldWorkbook: (
        mark("This is a workbook of the old kind"),
        mark("{name} is an .xls file, a format that only Excel itself reads safely."),
        _NOTHING_TAKEN,
        mark("Open it in Excel or LibreOffice, save it as .xlsx, and choose that file."),
    ),
    sheet.TableTooLarge: (
        mark("This table is larger than what is taken over at once"),
        mark("{name} goes beyond what this PC reads safely in one go."),
        _NOTHING_TAKEN,
        mark("Divide it into files of at most 100,000 rows, without pictures."),
    ),
    sheet.TableEmpty: (
        mark("There is nothing in this table"),
        mark("{name} has no headings with rows below them on its first sheet."),
        _NOTHING_TAKEN,
        mark("Put the table on the first sheet, with its headings above it."),
    ),
}
