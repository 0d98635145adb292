"""What each role may do, in words: the table of permissions, read as a person asks about it.

Every line gathers verbs that exactly the same roles have, and every verb stands in one. A role that
a line does not name cannot do any of it.
"""

from __future__ import annotations

from dataclasses import dataclass

from clinicguard.host.words import mark
from clinicguard.people.permissions import PERMISSIONS
from clinicguard.people.staff import Role

BY_ITSELF = frozenset(
    {
        "clinic.set_up",
        "clinic.unlock",
        "clinic.unlock_failed",
        "clinic.lock",
        "clinic.clock_step",
        "clinic.alarm",
        "clinic.keys_completed",
        "clinic.keys_turned",
        "clinic.kit_used",
        "clinic.exported_all",
        "backup.take",
        "backup.stop",
    }
)
"""What the program notes by itself, whoever sits there."""


@dataclass(frozen=True, slots=True)
class Ability:
    """Something that a role can do or not: its room, its sentence, and its verbs."""

    room: str
    words: str
    verbs: tuple[str, ...]

    @property
    def roles(self) -> frozenset[Role]:
        """The roles that have all of its verbs."""
        return frozenset.intersection(*(PERMISSIONS[verb] for verb in self.verbs))


def abilities() -> tuple[Ability, ...]:
    """Every line, room by room."""
    said = [
        Ability(room, words, tuple(f"{room}.{name}" for name in names.split()))
        for room, words, names in _LINES
    ]
    order = list(dict.fromkeys([*_ROOMS, *(line.room for line in said)]))
    return tuple(sorted(said, key=lambda line: order.index(line.room)))


_ROOMS = (
    "complaint",
    "incident",
    "playbook",
    "evidence",
    "statement",
    "template",
    "own_mark",
    "counsel",
    "task",
    "person",
    "patient",
    "contact",
)

_LINES: tuple[tuple[str, str, str], ...] = (
    ("complaint", mark("See the names behind the masks; each look is noted"), "unmask"),
    (
        "complaint",
        mark("Take complaints down, note contacts, promises, what was said and how it ended"),
        "log edit acknowledge reopen note_contact promise keep_promise break_promise satisfaction "
        "add_issue hear flag link note_encounter",
    ),
    (
        "complaint",
        mark("Put complaints on patients' cards, note places, keep views of the list"),
        "set_card note_place note_review keep_platform keep_view drop_view",
    ),
    (
        "complaint",
        mark("Look into complaints, judge, answer, close them"),
        "begin_looking answer close withdraw rate_issue find decide_remedy learn unflag unlink "
        "end_place",
    ),
    ("complaint", mark("Hold a promised time and let it run on"), "hold_clock resume_clock"),
    ("complaint", mark("Take an old complaint log over"), "import"),
    (
        "incident",
        mark("Open an incident, note signals, facts, events, contacts and evidence to secure"),
        "open open_from note_signal judge_signal check_safety link start_clock meet_clock "
        "note_read state_fact change_fact want_evidence tick_checklist note_watch note_event "
        "strike_event log_contact note_sequel finish_action",
    ),
    ("incident", mark("Confirm having read the notice to all staff"), "confirm_read"),
    (
        "incident",
        mark("Judge a case: nature, rating, team, strategy, core messages, review"),
        "retitle confirm not_an_incident unlink set_nature add_nature drop_nature answer_gate "
        "rate assign_hat free_hat name_concerned activate told_staff decide weigh_option "
        "judge_option state_message reword_message withdraw_message write_note rewrite_note "
        "record_talk plan_review note_review strike_review plan_action recheck skip_step "
        "take_up_step reopen",
    ),
    (
        "incident",
        mark("Lower a rating, let facts out, note what went out, stand down, merge, close"),
        "merge unmerge lower clear_concerned look_after let_out note_release withdraw_release "
        "stand_down drop_action drop_open_tasks close",
    ),
    (
        "incident",
        mark("Hand a whole case to another clinic, take one in"),
        "hand_over take_in",
    ),
    (
        "playbook",
        mark("Add kinds of matter and tasks to the playbooks, take them out again"),
        "add_nature add_task end_nature end_task",
    ),
    ("playbook", mark("Note who read the wording of a playbook"), "note_reading"),
    ("evidence", mark("Hand evidence in and list it in a case"), "take_in list"),
    ("evidence", mark("Change the title of an exhibit, or put its facts right"), "retitle amend"),
    (
        "evidence",
        mark("Open exhibits, redact and export them, hand them on, make a pack"),
        "view open_outside transcribe thumbnail redact export pack read note_touch",
    ),
    ("evidence", mark("Check whether a sealed file is whole"), "verify"),
    ("statement", mark("Read drafts"), "read_drafts"),
    (
        "statement",
        mark("Write statements and have them checked"),
        "begin place write check mark_checked",
    ),
    ("statement", mark("Note counsel's verdict"), "verdict"),
    ("statement", mark("Let a finding of the guard pass, with a reason"), "let_pass"),
    ("statement", mark("Overrule counsel's word on a former wording"), "overrule"),
    ("statement", mark("Note what followed on words that went out"), "note_sequel"),
    (
        "statement",
        mark("Send to counsel, approve, publish, take back"),
        "send_to_counsel approve release take_back",
    ),
    (
        "template",
        mark("Write templates of the clinic's own, reword and retire them"),
        "write reword retire take_up",
    ),
    ("template", mark("Note who read the wording of a template"), "note_reading"),
    (
        "own_mark",
        mark("Say which words the guard always or never marks, take it back"),
        "write take_back",
    ),
    (
        "counsel",
        mark("Read and write the notes that only counsel and the owner see"),
        "write_note strike_note put_on_paper",
    ),
    (
        "task",
        mark("Work on tasks and clocks"),
        "add begin wait done not_doing put_back hand move start_clock meet_clock hand_clock",
    ),
    ("task", mark("See the tasks of others, stop a clock"), "others stop_clock"),
    ("task", mark("Hold a clock of the law and let it run on"), "hold_clock resume_clock"),
    (
        "person",
        mark("Add staff, give and take access, set roles, reset passphrases, name the crisis team"),
        "add give_access change disable reset_passphrase wear_hat",
    ),
    ("person", mark("Change one's own passphrase"), "change_own_passphrase"),
    ("patient", mark("See the names of patients; each look is noted"), "unmask"),
    ("patient", mark("Make patients' cards, change and tag them"), "add change tag untag"),
    (
        "patient",
        mark("Merge cards and take them apart, note what was explained"),
        "merge split explain",
    ),
    ("patient", mark("Take a list of patients over"), "import"),
    ("contact", mark("Note contacts outside the clinic"), "add change"),
    ("contact", mark("Strike a contact off the list"), "strike"),
    ("clinic", mark("Make a new recovery card"), "kit_made kit_proven"),
    (
        "clinic",
        mark("Change the clinic's data, order new keys, accept restored records"),
        "change_profile renew_keys restored",
    ),
    ("clinic", mark("Take everything of the clinic out in the clear"), "export_all"),
    ("clinic", mark("Use a PIN on this PC"), "quick_on quick_off"),
    (
        "retention",
        mark("Say how long records are kept, hold them, dispose of them; two sign for that"),
        "set_years hold lift dispose",
    ),
    ("calendar", mark("Enter the authorities' calendar of a year"), "set_year"),
    ("paper", mark("Print and save the papers of what they may see"), "save print"),
    ("log", mark("Check the log"), "check"),
    ("log", mark("Export the log"), "export"),
    ("log", mark("See the names in an entry's words; each look is noted"), "read_words"),
    ("log", mark("Have the time of the log confirmed from outside"), "ask_time take_time"),
    ("backup", mark("Choose places for backups, try a restore"), "add_place forget_place drill"),
)
