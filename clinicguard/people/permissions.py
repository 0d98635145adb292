"""Who may do what: one table of verbs and the roles that have them."""

from __future__ import annotations

from clinicguard.people.staff import ROLES, Role

EVERYBODY: frozenset[Role] = frozenset(ROLES)
STAFF: frozenset[Role] = frozenset({"owner", "manager", "clinician", "reception"})
CARE: frozenset[Role] = frozenset({"owner", "manager", "clinician"})
LEAD: frozenset[Role] = frozenset({"owner", "manager"})
CASE: frozenset[Role] = frozenset({"owner", "manager", "counsel"})
COUNSEL: frozenset[Role] = frozenset({"counsel"})
OWNER: frozenset[Role] = frozenset({"owner"})

PERMISSIONS: dict[str, frozenset[Role]] = {
    # the clinic and its keys
    "clinic.set_up": OWNER,
    "clinic.unlock": EVERYBODY,
    "clinic.unlock_failed": EVERYBODY,
    "clinic.lock": EVERYBODY,
    "clinic.clock_step": EVERYBODY,
    "clinic.change_profile": LEAD,
    "clinic.kit_made": OWNER,
    "clinic.kit_proven": OWNER,
    "clinic.kit_used": EVERYBODY,
    "clinic.alarm": EVERYBODY,
    "clinic.keys_completed": EVERYBODY,
    "clinic.restored": LEAD,
    "clinic.renew_keys": LEAD,
    "clinic.keys_turned": EVERYBODY,
    "clinic.quick_on": EVERYBODY,
    "clinic.quick_off": EVERYBODY,
    "person.add": LEAD,
    "person.give_access": LEAD,
    "person.change": LEAD,
    "person.disable": LEAD,
    "person.reset_passphrase": LEAD,
    "person.change_own_passphrase": EVERYBODY,
    "person.wear_hat": LEAD,
    "contact.add": STAFF,
    "contact.change": STAFF,
    "contact.strike": CARE,
    # backups: the program takes them for whoever is at the PC
    "backup.add_place": LEAD,
    "backup.forget_place": LEAD,
    "backup.take": EVERYBODY,
    "backup.stop": EVERYBODY,
    "backup.drill": LEAD,
    # tasks, promises, and the clocks that run
    "task.add": STAFF,
    "task.begin": STAFF,
    "task.wait": STAFF,
    "task.done": STAFF,
    "task.not_doing": STAFF,
    "task.put_back": STAFF,
    "task.hand": STAFF,
    "task.move": STAFF,
    "task.others": CARE,
    "task.start_clock": STAFF,
    "task.hold_clock": LEAD,
    "task.resume_clock": LEAD,
    "task.meet_clock": STAFF,
    "task.hand_clock": STAFF,
    "task.stop_clock": CARE,
    # evidence: everybody on the staff hands in; who holds the CASE key reads back
    "evidence.take_in": STAFF,
    "evidence.list": STAFF,
    "evidence.retitle": CARE,
    "evidence.view": CASE,
    "evidence.export": CASE,
    "evidence.pack": CASE,
    "evidence.read": CASE,
    "evidence.note_touch": CASE,
    "evidence.verify": EVERYBODY,
    # complaints
    "complaint.log": STAFF,
    "complaint.edit": STAFF,
    "complaint.unmask": EVERYBODY,
    "complaint.acknowledge": STAFF,
    "complaint.begin_looking": CARE,
    "complaint.answer": CARE,
    "complaint.close": CARE,
    "complaint.withdraw": CARE,
    "complaint.reopen": STAFF,
    "complaint.note_contact": STAFF,
    "complaint.promise": STAFF,
    "complaint.keep_promise": STAFF,
    "complaint.break_promise": STAFF,
    "complaint.satisfaction": STAFF,
    "complaint.add_issue": STAFF,
    "complaint.rate_issue": CARE,
    "complaint.hear": STAFF,
    "complaint.find": CARE,
    "complaint.decide_remedy": CARE,
    "complaint.learn": CARE,
    "complaint.flag": STAFF,
    "complaint.unflag": CARE,
    "complaint.link": STAFF,
    "complaint.unlink": CARE,
    "complaint.hold_clock": LEAD,
    "complaint.resume_clock": LEAD,
    "complaint.note_encounter": STAFF,
    # incidents: everybody on the staff notices and writes down, who leads or treats judges
    "incident.open": STAFF,
    "incident.open_from": STAFF,
    "incident.note_signal": STAFF,
    "incident.judge_signal": STAFF,
    "incident.check_safety": STAFF,
    "incident.retitle": CARE,
    "incident.confirm": CARE,
    "incident.not_an_incident": CARE,
    "incident.link": STAFF,
    "incident.unlink": CARE,
    "incident.merge": LEAD,
    "incident.unmerge": LEAD,
    "incident.set_nature": CARE,
    "incident.answer_gate": CARE,
    "incident.start_clock": STAFF,
    "incident.meet_clock": STAFF,
    "incident.rate": CARE,
    "incident.lower": LEAD,
    "incident.assign_hat": CARE,
    "incident.free_hat": CARE,
    "incident.name_concerned": CARE,
    "incident.clear_concerned": LEAD,
    "incident.activate": CARE,
    "incident.told_staff": CARE,
    "incident.confirm_read": EVERYBODY,
    "incident.note_read": STAFF,
    "incident.look_after": LEAD,
    "incident.state_fact": STAFF,
    "incident.change_fact": STAFF,
    "incident.let_out": LEAD,
    "incident.decide": CARE,
    "incident.weigh_option": CARE,
    "incident.judge_option": CARE,
    "incident.state_message": CARE,
    "incident.reword_message": CARE,
    "incident.withdraw_message": CARE,
    "incident.want_evidence": STAFF,
    "incident.tick_checklist": STAFF,
    "incident.note_watch": STAFF,
    "incident.note_event": STAFF,
    "incident.strike_event": STAFF,
    "incident.write_note": CARE,
    "incident.rewrite_note": CARE,
    "incident.log_contact": STAFF,
    "incident.record_talk": CARE,
    "incident.note_release": LEAD,
    "incident.withdraw_release": LEAD,
    "incident.stand_down": LEAD,
    "incident.plan_review": CARE,
    "incident.note_review": CARE,
    "incident.strike_review": CARE,
    "incident.plan_action": CARE,
    "incident.finish_action": STAFF,
    "incident.drop_action": LEAD,
    "incident.recheck": CARE,
    "incident.skip_step": CARE,
    "incident.take_up_step": CARE,
    "incident.drop_open_tasks": LEAD,
    "incident.close": LEAD,
    "incident.reopen": CARE,
    # words that go out: written by staff who lead or treat, judged by counsel, approved by the lead
    "statement.read_drafts": frozenset({"owner", "manager", "clinician", "counsel"}),
    "statement.begin": CARE,
    "statement.write": CARE,
    "statement.check": CARE,
    "statement.let_pass": CASE,
    "statement.send_to_counsel": LEAD,
    "statement.verdict": CASE,
    "statement.approve": LEAD,
    "statement.release": LEAD,
    "statement.take_back": LEAD,
    # what is kept, held, and disposed of
    "retention.set_years": LEAD,
    "retention.hold": LEAD,
    "retention.lift": LEAD,
    "retention.dispose": LEAD,
    # what leaves the program
    "paper.save": EVERYBODY,
    "paper.print": EVERYBODY,
    "log.check": EVERYBODY,
    "log.export": CASE,
}


def may(verb: str, role: str) -> bool:
    """Whether the role has the verb. A verb that is not in the table is nobody's."""
    return role in PERMISSIONS.get(verb, frozenset())


_OK_ROOMS = frozenset({"task", "complaint", "incident", "statement"})
"""Where a lead's OK on somebody else's screen is enough. Never keys, roles, evidence read back."""


def with_ok(verb: str, role: str) -> bool:
    """Whether a witness of this role lets whoever sits there do it: a lead, and in these rooms."""
    return verb.split(".")[0] in _OK_ROOMS and role in LEAD and may(verb, role)
