"""The log in readable words: what each verb means, and the lines that a paper prints of it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping

from clinicguard.documents.lines import LogLine
from clinicguard.documents.press import Press
from clinicguard.host.clock import from_text
from clinicguard.host.words import Words, mark
from clinicguard.storage.log import Entry

_DONE: Mapping[str, str] = {
    "clinic.set_up": mark("Set up the clinic"),
    "clinic.unlock": mark("Unlocked"),
    "clinic.unlock_failed": mark("A wrong passphrase was typed"),
    "clinic.lock": mark("Locked"),
    "clinic.clock_step": mark("The clock of this PC was set back"),
    "clinic.change_profile": mark("Changed the clinic's details"),
    "clinic.kit_made": mark("Made a recovery card"),
    "clinic.kit_proven": mark("Tried the recovery card"),
    "clinic.kit_used": mark("Opened with the recovery card"),
    "clinic.alarm": mark("An alarm was raised"),
    "clinic.keys_completed": mark("Completed the file of keys"),
    "clinic.restored": mark("Restored from a backup"),
    "person.add": mark("Added a person"),
    "person.give_access": mark("Gave access"),
    "person.change": mark("Changed a person's details"),
    "person.disable": mark("Took access away"),
    "person.reset_passphrase": mark("Reset a passphrase"),
    "person.change_own_passphrase": mark("Changed the own passphrase"),
    "task.add": mark("Added a task"),
    "task.begin": mark("Began a task"),
    "task.wait": mark("Put a task on waiting"),
    "task.done": mark("Finished a task"),
    "task.not_doing": mark("Decided not to do a task"),
    "task.put_back": mark("Took a task up again"),
    "task.hand": mark("Handed a task over"),
    "task.move": mark("Moved a task's time"),
    "task.others": mark("Changed somebody else's task"),
    "task.start_clock": mark("Started a clock"),
    "task.hold_clock": mark("Held a clock"),
    "task.resume_clock": mark("Let a clock run again"),
    "task.meet_clock": mark("Met a clock"),
    "task.hand_clock": mark("Handed a clock over"),
    "task.stop_clock": mark("Switched a clock off"),
    "evidence.take_in": mark("Took an exhibit in"),
    "evidence.list": mark("Listed an exhibit in a case"),
    "evidence.retitle": mark("Renamed an exhibit"),
    "evidence.view": mark("Looked at an exhibit"),
    "evidence.export": mark("Handed an exhibit out"),
    "evidence.note_touch": mark("Noted a touch of an exhibit"),
    "evidence.verify": mark("Checked the exhibits"),
    "complaint.log": mark("Logged the complaint"),
    "complaint.edit": mark("Changed the wording"),
    "complaint.unmask": mark("Looked at the names"),
    "complaint.acknowledge": mark("Acknowledged the complaint"),
    "complaint.begin_looking": mark("Began to look into it"),
    "complaint.answer": mark("Noted the answer"),
    "complaint.close": mark("Closed the complaint"),
    "complaint.withdraw": mark("Noted that it was withdrawn"),
    "complaint.reopen": mark("Reopened the complaint"),
    "complaint.note_contact": mark("Noted a contact"),
    "complaint.promise": mark("Noted a promise"),
    "complaint.keep_promise": mark("Marked a promise as kept"),
    "complaint.break_promise": mark("Marked a promise as not kept"),
    "complaint.satisfaction": mark("Noted how satisfied they are"),
    "complaint.add_issue": mark("Added an issue"),
    "complaint.rate_issue": mark("Rated an issue"),
    "complaint.hear": mark("Wrote down what a side says"),
    "complaint.find": mark("Wrote down what was found"),
    "complaint.decide_remedy": mark("Decided on a remedy"),
    "complaint.learn": mark("Wrote down what was learned"),
    "complaint.flag": mark("Raised a flag"),
    "complaint.unflag": mark("Lowered a flag"),
    "complaint.link": mark("Linked to another record"),
    "complaint.unlink": mark("Undid a link"),
    "complaint.hold_clock": mark("Held a promised time"),
    "complaint.resume_clock": mark("Let a promised time run on"),
    "incident.open": mark("Noted what was noticed"),
    "incident.open_from": mark("Opened an incident from a complaint"),
    "incident.note_signal": mark("Noted a signal"),
    "incident.judge_signal": mark("Judged a signal"),
    "incident.check_safety": mark("Checked whether anybody is in danger"),
    "incident.retitle": mark("Renamed the incident"),
    "incident.confirm": mark("Confirmed the incident"),
    "incident.not_an_incident": mark("Judged that it is no incident"),
    "incident.link": mark("Linked the incident to a record"),
    "incident.unlink": mark("Undid a link of the incident"),
    "incident.merge": mark("Merged incidents"),
    "incident.unmerge": mark("Parted merged incidents"),
    "incident.set_nature": mark("Set the nature"),
    "incident.answer_gate": mark("Answered a question of law"),
    "incident.start_clock": mark("Started a clock of the incident"),
    "incident.meet_clock": mark("Met a clock of the incident"),
    "incident.rate": mark("Rated the incident"),
    "incident.lower": mark("Lowered the level"),
    "incident.assign_hat": mark("Gave a hat to a person"),
    "incident.free_hat": mark("Took a hat back"),
    "incident.name_concerned": mark("Named who is concerned"),
    "incident.clear_concerned": mark("Cleared who was concerned"),
    "incident.activate": mark("Activated the team"),
    "incident.told_staff": mark("Told the staff"),
    "incident.confirm_read": mark("Confirmed to have read it"),
    "incident.note_read": mark("Noted who has read it"),
    "incident.look_after": mark("Looked after a colleague"),
    "incident.state_fact": mark("Stated a fact"),
    "incident.change_fact": mark("Changed a fact's status"),
    "incident.let_out": mark("Decided whether a fact may be said"),
    "incident.decide": mark("Decided"),
    "incident.weigh_option": mark("Put an option on the table"),
    "incident.judge_option": mark("Judged an option"),
    "incident.state_message": mark("Set a core message"),
    "incident.reword_message": mark("Reworded a core message"),
    "incident.withdraw_message": mark("Withdrew a core message"),
    "incident.want_evidence": mark("Put evidence on the checklist"),
    "incident.tick_checklist": mark("Ticked the checklist"),
    "incident.note_watch": mark("Noted what was seen outside"),
    "incident.note_event": mark("Noted a line of the timeline"),
    "incident.strike_event": mark("Struck a line of the timeline"),
    "incident.write_note": mark("Wrote a note"),
    "incident.rewrite_note": mark("Rewrote a note"),
    "incident.log_contact": mark("Noted a contact with somebody outside"),
    "incident.record_talk": mark("Recorded a care talk"),
    "incident.note_release": mark("Noted what went out"),
    "incident.withdraw_release": mark("Noted that words were taken back"),
    "incident.stand_down": mark("Ended the alarm"),
    "incident.plan_review": mark("Planned the review"),
    "incident.note_review": mark("Wrote down a point of the review"),
    "incident.strike_review": mark("Struck a point of the review"),
    "incident.plan_action": mark("Planned an action"),
    "incident.finish_action": mark("Finished an action"),
    "incident.drop_action": mark("Dropped an action"),
    "incident.recheck": mark("Checked the effect of an action"),
    "incident.skip_step": mark("Skipped a step"),
    "incident.take_up_step": mark("Took a step up again"),
    "incident.close": mark("Closed the incident"),
    "incident.reopen": mark("Reopened the incident"),
    "statement.read_drafts": mark("Read drafts"),
    "statement.begin": mark("Began a statement"),
    "statement.write": mark("Wrote a version"),
    "statement.check": mark("Checked the wording"),
    "statement.let_pass": mark("Let a marked wording pass"),
    "statement.send_to_counsel": mark("Sent it to counsel"),
    "statement.verdict": mark("Noted counsel's verdict"),
    "statement.approve": mark("Approved the text"),
    "statement.release": mark("Released the text"),
    "statement.take_back": mark("Took the text back"),
    "paper.save": mark("Saved a paper"),
    "paper.print": mark("Printed a paper"),
    "log.check": mark("Checked the log"),
    "log.export": mark("Exported the log"),
}


def done(verb: str, words: Words) -> str:
    """What somebody did, in a few words; the verb itself where it is not known here."""
    said = _DONE.get(verb)
    return words.say(said) if said else verb


def log_lines(
    entries: Iterable[Entry],
    clear: Callable[[int], Mapping[str, str]],
    people: Mapping[int, str],
    press: Press,
    about: Collection[str] = (),
) -> tuple[LogLine, ...]:
    """The entries as a paper prints them, in their order.

    Args:
        entries: from `storage.log.entries`.
        clear: the words of an entry that have not been erased (`storage.log.words_of`).
        people: names of staff by id.
        press: for the language.
        about: only entries of these subjects (`complaint/C-2026-0001`); all when empty.
    """
    chosen = (each for each in entries if not about or each.body["subject"] in about)
    return tuple(_line(each, clear(each.seq).get("reason", ""), people, press) for each in chosen)


def _line(entry: Entry, reason: str, people: Mapping[int, str], press: Press) -> LogLine:
    body = entry.body
    subject = str(body["subject"]).partition("/")[2]
    did = done(str(body["verb"]), press.words)
    return LogLine(
        number=entry.seq,
        at=from_text(str(body["wall"])),
        who=_name(str(body["person"]), people, press),
        did=f"{did}    {subject}",
        reason=reason,
        hash=entry.hash,
    )


def _name(person: str, people: Mapping[int, str], press: Press) -> str:
    """The name behind a key: of a person, or of the recovery card."""
    if not person.isdecimal():
        return press.words.say("Recovery card")
    return people.get(int(person), person)
