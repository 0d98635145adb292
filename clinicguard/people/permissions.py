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
    "clinic.restored": EVERYBODY,
    "person.add": LEAD,
    "person.give_access": LEAD,
    "person.change": LEAD,
    "person.disable": LEAD,
    "person.reset_passphrase": LEAD,
    "person.change_own_passphrase": EVERYBODY,
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
    # words that go out: written by staff who lead or treat, judged by counsel, approved by the lead
    "statement.read_drafts": frozenset({"owner", "manager", "clinician", "counsel"}),
    "statement.begin": CARE,
    "statement.write": CARE,
    "statement.check": CARE,
    "statement.let_pass": LEAD,
    "statement.send_to_counsel": LEAD,
    "statement.verdict": CASE,
    "statement.approve": LEAD,
    "statement.release": LEAD,
    "statement.take_back": LEAD,
    # what leaves the program
    "paper.save": EVERYBODY,
    "paper.print": EVERYBODY,
    "log.check": EVERYBODY,
    "log.export": CASE,
}


def may(verb: str, role: str) -> bool:
    """Whether the role has the verb. A verb that is not in the table is nobody's."""
    return role in PERMISSIONS.get(verb, frozenset())
