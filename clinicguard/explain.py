"""Every trouble in words: title, what happened, what is safe, what to do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from pathlib import Path

from clinicguard.casepack import told as casepack_told
from clinicguard.complaints import told as complaints_told
from clinicguard.complaints.spoken import is_spoken, spoken
from clinicguard.documents import told as documents_told
from clinicguard.evidence import told as evidence_told
from clinicguard.host import dates, file_window, files, place, screen
from clinicguard.host.trouble import Trouble
from clinicguard.host.words import Words, mark
from clinicguard.incidents import spoken as incidents_spoken
from clinicguard.incidents import told as incidents_told
from clinicguard.incidents.barriers import Barrier
from clinicguard.overview import personal_told, retention_told, time_told
from clinicguard.overview.leaving import told as leaving_told
from clinicguard.people import quick_told
from clinicguard.people import told as people_told
from clinicguard.statements import told as statements_told
from clinicguard.storage import troubles
from clinicguard.storage.backup import told as backup_told
from clinicguard.storage.backup.troubles import BackupStopped
from clinicguard.tasks import told as tasks_told


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a person is told, in their language; plain text."""

    title: str
    happened: str
    safe: str
    todo: str

    def as_text(self) -> str:
        """The four sentences, a line each, without those that say nothing."""
        return "\n".join(part for part in (self.title, self.happened, self.safe, self.todo) if part)


Sentences = tuple[str, str, str, str]

_NOTHING_LOST = mark("Nothing that was saved is lost.")
_NOTHING_WRITTEN = mark("Nothing was written.")
_FOLDER_UNTOUCHED = mark("The clinic's folder was not touched.")

_WORDS: dict[type[Trouble], Sentences] = {
    files.DiskFull: (
        mark("The disk is full"),
        mark("There was no room left in {folder}, so this was not saved."),
        mark("Everything saved before is whole. What you typed is still on the screen."),
        mark("Free some space (empty the recycle bin, move large files), then save again."),
    ),
    files.FolderNotEmpty: (
        mark("The folder is not empty"),
        mark("{folder} holds something already."),
        _NOTHING_WRITTEN,
        mark("Choose an empty folder, or a new one."),
    ),
    files.ReadOnlyPlace: (
        mark("The folder cannot be written to"),
        mark("The system lets this program read {folder}, but not write to it."),
        _NOTHING_LOST,
        mark(
            "Remove the write protection, or ask whoever set up this PC "
            "for the right to write here."
        ),
    ),
    files.FileHeld: (
        mark("Another program holds the file"),
        mark("{path} was held by another program, often an antivirus, for longer than we wait."),
        _NOTHING_LOST,
        mark(
            "Try again in a moment. If it keeps happening, except the "
            "clinic's folder from scanning."
        ),
    ),
    files.DiskFault: (
        mark("The disk reports a fault"),
        mark("Reading or writing {path} failed ({code}). The disk or stick may be failing."),
        mark("What was saved and read back before is in the backups."),
        mark("Stop working on this disk. Take the newest backup and restore it to another disk."),
    ),
    place.SyncedPlace: (
        mark("This folder is copied to a cloud"),
        mark("{folder} is carried away by {service}, file by file, while it is being written."),
        _FOLDER_UNTOUCHED,
        mark(
            "Choose a folder on this PC that no cloud service copies. "
            "Backups go to a stick or a NAS."
        ),
    ),
    place.NetworkPlace: (
        mark("This folder is on another computer"),
        mark(
            "{folder} lies on the network. A cut cable in the middle of "
            "a save would damage the records."
        ),
        _FOLDER_UNTOUCHED,
        mark("Choose a folder on this PC. A network drive is a good place for backups."),
    ),
    file_window.NoFileWindow: (
        mark("The folder cannot be shown from here"),
        mark("This system offers no file window, or {folder} is no longer there."),
        _NOTHING_LOST,
        mark("Open the folder by hand: its path stands on the settings page."),
    ),
    screen.NoDisplay: (
        mark("There is no screen here"),
        mark("The program found no display on which it could open a window."),
        _NOTHING_WRITTEN,
        mark(
            "Start it on a desktop. The main job also runs without a screen: "
            "clinicguard demo --out FOLDER"
        ),
    ),
    screen.MissingLibrary: (
        mark("A part of the system is missing"),
        mark("Windows need {library}, which is not installed on this PC."),
        _NOTHING_WRITTEN,
        mark("Install it and start again. On Debian and Ubuntu: sudo apt install {package}"),
    ),
    troubles.NoClinicHere: (
        mark("There is no clinic in this folder"),
        mark("{folder} holds no clinic, or its key file is missing."),
        _FOLDER_UNTOUCHED,
        mark("Choose the folder that was shown at set-up, or set up a new clinic."),
    ),
    troubles.ClinicAlreadyHere: (
        mark("There is a clinic in this folder already"),
        mark("{folder} holds a clinic. Setting up another one here would write over it."),
        _FOLDER_UNTOUCHED,
        mark("Open the clinic that is there, or choose an empty folder."),
    ),
    troubles.FolderInUse: (
        mark("This clinic is open already"),
        mark("Another ClinicGuard has this folder open ({host}, since {since})."),
        _NOTHING_LOST,
        mark("Use the window that is open, or close it first. Two at once would tear the records."),
    ),
    troubles.WrongPassphrase: (
        mark("The passphrase does not fit"),
        mark("With this passphrase these records do not open. The try is noted in the log."),
        _NOTHING_LOST,
        mark("Check Caps Lock and the input method. An owner or manager can give you a new one."),
    ),
    troubles.WrongKit: (
        mark("This recovery card belongs to another clinic, or was replaced"),
        mark("The words are written correctly, but they open nothing here."),
        _NOTHING_LOST,
        mark("Compare the clinic code on the card, and look for a newer card."),
    ),
    troubles.KitMisread: (
        mark("The words do not agree with each other"),
        mark("One of the 24 words is not as it stands on the card."),
        _NOTHING_LOST,
        mark("Read the words again in their order, one by one."),
    ),
    troubles.KeysDamaged: (
        mark("The key file is damaged"),
        mark("Both copies of the key file are unreadable or were changed."),
        mark("The records themselves are not touched; without the key file nobody can open them."),
        mark("Take keys.json from the newest backup and put it back in place. Delete nothing."),
    ),
    troubles.DatabaseDamaged: (
        mark("A part of the records is damaged"),
        mark("The file {path} is not what was written: the disk changed it, or somebody did."),
        mark("Sealed evidence and backups are not affected. The program wrote nothing more."),
        mark("Copy the folder as it is, then restore the newest backup. Delete nothing."),
    ),
    troubles.PartsMissing: (
        mark("A part of the records is missing"),
        mark(
            "The file {path} lacks what it was made with ({parts}): an older piece of it "
            "was put back, or the disk lost it."
        ),
        mark("Sealed evidence and backups are not affected. The program wrote nothing."),
        mark("Copy the folder as it is, then restore the newest backup. Delete nothing."),
    ),
    troubles.NewerVersion: (
        mark("This clinic was opened with a newer version"),
        mark("The folder has form {found}; this program knows forms up to {known}."),
        _FOLDER_UNTOUCHED,
        mark("Install the newer version of ClinicGuard on this PC."),
    ),
    troubles.NotAllowed: (
        mark("Your role may not do this"),
        mark("This step is kept for other roles in the clinic."),
        _NOTHING_WRITTEN,
        mark("Ask somebody with the right to do it, or an owner to change your role."),
    ),
    troubles.NotFound: (
        mark("This record is not there"),
        mark("{subject} does not exist, or is not shown to your role."),
        _NOTHING_LOST,
        mark("Go back to the list and look for it there."),
    ),
    troubles.LogBroken: (
        mark("The log does not hold together"),
        mark("At entry {seq} something does not agree ({why})."),
        mark("Nothing more is written, so that nothing is covered up."),
        mark("Copy the folder as it is, and show it to counsel or an expert before going on."),
    ),
    troubles.RecordGone: (
        mark("A record is missing that the log knows"),
        mark("It says who may come in, so nobody can. No entry says who took it away."),
        mark("Nothing more is written, so that nothing is covered up."),
        mark("Copy the folder as it is, then restore a backup, and show the copy to counsel."),
    ),
    troubles.LogBehind: (
        mark("An older copy of the records is in place"),
        mark(
            "This PC has seen entry {seen}; the log in the folder is "
            "another one, up to entry {found}."
        ),
        mark("Nothing was written over. What is missing may be in a newer backup."),
        mark(
            "If a backup was restored on purpose, say so. If not, find "
            "out who exchanged the folder."
        ),
    ),
    troubles.HeadMissing: (
        mark("The mark of how far the log goes is missing"),
        mark("The file log-head is gone or unreadable. The log in the folder ends at {found}."),
        mark("The records themselves are there. Only this witness beside them is missing."),
        mark(
            "Compare the number and hash on the newest printed paper with the "
            "log. If nobody moved files, find out who did."
        ),
    ),
    troubles.KeysReplaced: (
        mark("Another key file is in place"),
        mark("The key file in the folder has number {found}; the log names number {known}."),
        mark("Records and evidence were not touched."),
        mark(
            "If somebody put the key file back from a backup, say so. If not, "
            "show the folder to an expert before going on."
        ),
    ),
    troubles.DatabaseMissing: (
        mark("The records are missing from the folder"),
        mark("The key file is there, but {path} is not."),
        mark("Nothing was made in its place. Evidence and backups are not affected."),
        mark("Look in the recycle bin, or restore the newest backup. Delete nothing."),
    ),
}

_WORDS |= backup_told.SENTENCES
_WORDS |= {**casepack_told.SENTENCES, **complaints_told.SENTENCES}
_WORDS |= documents_told.SENTENCES
_WORDS |= evidence_told.SENTENCES
_WORDS |= incidents_told.SENTENCES
_WORDS |= people_told.SENTENCES
_WORDS |= statements_told.SENTENCES
_WORDS |= tasks_told.SENTENCES
_WORDS |= time_told.SENTENCES
_WORDS |= {**quick_told.SENTENCES, **retention_told.SENTENCES, **personal_told.SENTENCES}
_WORDS |= leaving_told.SENTENCES

_WEAK: dict[str, Sentences] = {
    "short": (
        mark("The passphrase is too short"),
        mark("It has fewer than 15 characters."),
        _NOTHING_WRITTEN,
        mark("Take a longer one, or the six words that are offered."),
    ),
    "guessable": (
        mark("The passphrase is too easy to guess"),
        mark("It holds a name, a date, a row of keys, or words that are often used together."),
        _NOTHING_WRITTEN,
        mark(
            "Take the six words that are offered, or words that have nothing to do with each other."
        ),
    ),
}

_KIT_WORD: Sentences = (
    mark("Word {place} is not on the list"),
    mark("The cards use a fixed list of words. Perhaps “{near}” was meant."),
    _NOTHING_LOST,
    mark("Look at the card again."),
)

_BUG: Sentences = (
    mark("Something went wrong in the program"),
    mark("This is a fault of ours, not of yours."),
    mark("What was saved is safe; what you were typing is kept as a draft."),
    mark(
        "Go on working. If it happens again, save the problem report and hand it to whoever looks "
        "after this PC. It holds no name and no record."
    ),
)


def explain(error: BaseException, words: Words) -> Explanation:
    """The sentences for an error; a bug gets its own, without a word of what was being written."""
    sentences = _sentences_for(error)
    fields = _fields(error, words)
    title, happened, safe, todo = (words.say(part, **_used(part, fields)) for part in sentences)
    return Explanation(title, happened, safe, todo)


def is_explained(kind: type[Trouble]) -> bool:
    """Whether a kind of trouble has sentences (a test walks every kind there is)."""
    return kind in _WORDS or kind in {troubles.WeakPassphrase, Trouble}


def _sentences_for(error: BaseException) -> Sentences:
    match error:
        case troubles.WeakPassphrase(why=why):
            return _WEAK[why]
        case BackupStopped(why=why):
            return backup_told.STOPPED[why]
        case troubles.KitMisread(place=int(), near=str()):
            return _KIT_WORD
        case Trouble():
            found = [_WORDS[kind] for kind in type(error).__mro__ if kind in _WORDS]
            return found[0] if found else _BUG
        case _:
            return _BUG


def _fields(error: BaseException, words: Words) -> dict[str, object]:
    if not isinstance(error, Trouble):
        return {}
    return {name: _shown(value, words) for name, value in error.fields().items()}


def _shown(value: object, words: Words) -> object:
    match value:
        case Path():
            return str(value)
        case Enum() if is_spoken(value):
            return spoken(value, words)
        case Enum() if incidents_spoken.is_spoken(value):
            return incidents_spoken.spoken(value, words)
        case date() if not isinstance(value, datetime):
            return dates.date_words(value, words.language)
        case Barrier():
            return incidents_spoken.needed(value.code, words)
        case tuple():
            comma = ", " if words.language == "en" else "、"
            return comma.join(str(_shown(each, words)) for each in value)
        case _:
            return value


def _used(sentence: str, fields: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in fields.items() if f"{{{name}}}" in sentence}
