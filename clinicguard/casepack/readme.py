"""What stands beside the record in a pack, for whoever opens it without this program."""

from __future__ import annotations

from clinicguard.casepack.case_record import CaseRecord
from clinicguard.host.words import LANGUAGES, Words, mark

LEFT_BEHIND = (
    mark("Keys and passphrases, and with them the right to change the clinic's own records."),
    mark("Profile, promised times, own kinds of matter, own templates and playbook tasks."),
    mark(
        "The clinic's own marks: the list of words that its guard never or always marks. What they "
        "let pass in a text of this case travels with that text."
    ),
    mark("Phone numbers of staff and contacts, and who wears which hat in the standing team."),
    mark("What stands on a patient's card beyond name, number, birthday, phone and note."),
    mark("Other complaints and cases, even where this case is linked with them."),
    mark("Counsel's notes for the owner, drafts, and the file that an old register came from."),
    mark("Transcripts of chats and mails, small pictures: they are made anew from the originals."),
)
"""What does not travel, in words; shown where a case is handed over and where one is taken in."""


def readme(record: CaseRecord) -> bytes:
    """README.txt, in every language one after the other."""
    return "\n\n\n".join(_told(record, Words(each)) for each in LANGUAGES).encode("utf-8")


def _told(record: CaseRecord, words: Words) -> str:
    sender = record.sender
    lines = [
        words.say("Case {number} of {clinic}", number=sender.number, clinic=sender.clinic_name),
        words.say("Handed over to: {recipient}", recipient=sender.recipient),
        words.say("What for: {purpose}", purpose=sender.purpose),
        "",
        words.say(
            "In ClinicGuard: Incidents, Take a case in. The file is checked before anything of it "
            "is read, and kept apart until you accept it."
        ),
        words.say(
            "Without it: 7-Zip opens the file with its passphrase. data/case.json holds the "
            "records, data/exhibits the exhibits byte for byte, data/log the log that proves both."
        ),
        words.say(
            "Own marks in data/case.json: each row of statement_step of the kind “checked” is one "
            "reading of the guard. Under “told”, “passed” lists what was not marked because the "
            "clinic had said so: the words, the group, the level, the reason, who said it and when."
        ),
        words.say("VERIFY.txt says how the unpacked folder is checked; FORMAT.md explains it."),
        "",
        words.say("What does not travel:"),
        *(f"- {words.say(each)}" for each in LEFT_BEHIND),
    ]
    return "\n".join(lines)
