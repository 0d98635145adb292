"""The troubles of the incidents room in words: title, what happened, what is safe, what to do."""

from __future__ import annotations

from collections.abc import Mapping

from clinicguard.host.trouble import Trouble
from clinicguard.host.words import mark
from clinicguard.incidents import (
    barriers,
    checklist,
    compartments,
    contacts,
    decisions,
    facts,
    gates,
    incident,
    messages,
    rating,
    reasons,
    releases,
    review,
    steps,
    strategy,
    team,
    timeline,
    troubles,
)
from clinicguard.incidents.playbooks import own

_KEPT = mark("Nothing was written. What you typed is still on the screen.")
_REASON = mark("Write the reason in a few words.")

SENTENCES: Mapping[type[Trouble], tuple[str, str, str, str]] = {
    own.NatureUnknown: (
        mark("This kind of matter is not offered"),
        mark("It is not in the playbooks, or was taken out of them."),
        _KEPT,
        mark("Choose another one."),
    ),
    own.ReadAhead: (
        mark("That day has not come"),
        mark("{on} lies ahead: nobody has read the wording then."),
        _KEPT,
        mark("Give the day on which it was read."),
    ),
    incident.MoveRefused: (
        mark("The case is not there yet"),
        mark("{number} stands at “{state}”. “{move}” is not possible from here."),
        _KEPT,
        mark("From here the way leads on by: {open_moves}"),
    ),
    incident.MergedAway: (
        mark("This case is part of another one"),
        mark("{number} was merged into {into}. What is new is written there."),
        _KEPT,
        mark("Open {into}. If they are two matters after all, part them again."),
    ),
    incident.NotActive: (
        mark("The case is not going on"),
        mark("{number} stands at “{state}”; this belongs to a case that is active."),
        _KEPT,
        mark("Confirm the case first, or reopen it."),
    ),
    incident.CannotMerge: (
        mark("These two cannot be merged or parted"),
        mark("A case is not merged into itself, nor a drill with a real one."),
        _KEPT,
        mark("Link them instead, if they have to do with each other."),
    ),
    barriers.BarrierStands: (
        mark("Something comes first"),
        mark("Before {act}, this is still missing: {barriers}"),
        _KEPT,
        mark("Do that first. In an emergency go on with a reason; it is logged and reported."),
    ),
    reasons.ReasonMissing: (
        mark("A reason is missing"),
        mark("Whoever reads this record later has to see why."),
        _KEPT,
        _REASON,
    ),
    gates.MomentMissing: (
        mark("The moment is missing"),
        mark("This answer starts a clock of the law, and a clock needs its first moment."),
        _KEPT,
        mark("Enter when it happened or became known, as well as you know it."),
    ),
    gates.MomentInFuture: (
        mark("This time is still to come"),
        mark("The moment given lies in the future by this PC’s clock."),
        _KEPT,
        mark("Correct the time. If the PC's clock is wrong, set it right first."),
    ),
    rating.LoweringRefused: (
        mark("This level is not yours to lower"),
        mark("The rule says “{due}”. Below a hard floor only the owner lowers a level."),
        _KEPT,
        mark("Ask the owner, or change the answer to the floor if it was wrong."),
    ),
    team.ConcernedCannot: (
        mark("The person concerned does not speak or write here"),
        mark("Whoever the case is about neither speaks for the clinic nor keeps its record."),
        _KEPT,
        mark("Give the hat to somebody else."),
    ),
    team.OwnDeputy: (
        mark("Nobody steps in for themselves"),
        mark("Holder and deputy of this hat are the same person."),
        _KEPT,
        mark("Choose another deputy, or leave it open for now."),
    ),
    facts.StatementMissing: (
        mark("The fact says nothing"),
        mark("A line of the fact table needs a statement."),
        _KEPT,
        mark("Write one sentence that could turn out true or false."),
    ),
    facts.SourceMissing: (
        mark("The source is missing"),
        mark("A confirmed fact names what confirms it."),
        _KEPT,
        mark("Name the exhibit, the record or the person, or mark it as reported."),
    ),
    facts.NotForThePublic: (
        mark("This may not be said in public"),
        mark("Only a confirmed fact may be said outside; this one is “{status}”."),
        _KEPT,
        mark("Confirm it first, with its source."),
    ),
    decisions.ChoiceMissing: (
        mark("The choice is missing"),
        mark("A decision says what was chosen."),
        _KEPT,
        mark("Write what you decided."),
    ),
    strategy.NotWeighed: (
        mark("This course has not been weighed"),
        mark("A course is chosen once it says what speaks for it and what against."),
        _KEPT,
        mark("Write at least one reason on each side."),
    ),
    messages.MessageMissing: (
        mark("The message is empty"),
        mark("A core message says one thing in one sentence."),
        _KEPT,
        mark("Write the sentence."),
    ),
    messages.TooManyMessages: (
        mark("Three messages are enough"),
        mark("A fourth makes listeners forget the first; {most} may stand."),
        _KEPT,
        mark("Withdraw one, or reword one that stands."),
    ),
    checklist.ExhibitMissing: (
        mark("The exhibit is missing"),
        mark("A line of the list is secured by an exhibit, not by a tick."),
        _KEPT,
        mark("Take the file in first, then choose it here."),
    ),
    compartments.WordingReused: (
        mark("These words belong to another compartment"),
        mark("Twelve characters or more in a row stand in another compartment of this case."),
        _KEPT,
        mark("Say it in other words, or use the facts. Owner or counsel can let it pass."),
    ),
    compartments.CompartmentShut: (
        mark("This compartment is not open to you"),
        mark("Your role neither reads nor writes “{compartment}”."),
        _KEPT,
        mark("Give what you know to somebody who works there."),
    ),
    contacts.TalkIncomplete: (
        mark("The record of the talk is not whole"),
        mark("It has to say who was there, for how long, and what was explained."),
        _KEPT,
        mark("Fill in what is still empty."),
    ),
    releases.NoticeEmpty: (
        mark("The notice is empty"),
        mark("A notice says something, and names whom it is for."),
        _KEPT,
        mark("Write the message and choose the people."),
    ),
    releases.NotTold: (
        mark("This notice was not for this person"),
        mark("Only whom a notice was for confirms to have read it."),
        _KEPT,
        mark("Send the notice to them first."),
    ),
    review.ReviewLineIncomplete: (
        mark("The line is not whole"),
        mark("A line says something; a why has its question, a cause its group."),
        _KEPT,
        mark("Fill in what is still empty."),
    ),
    review.ActionIncomplete: (
        mark("The action is not whole"),
        mark("An action says what changes, and has a date that is still to come."),
        _KEPT,
        mark("Write what changes, and choose a date from today on."),
    ),
    review.ActionEnded: (
        mark("This action has ended"),
        mark("It was done or dropped before."),
        _KEPT,
        mark("Plan a new action if there is more to do."),
    ),
    steps.CannotSkip: (
        mark("This step is not skipped"),
        mark("Without noticing, confirming and closing there is no case."),
        _KEPT,
        mark("Finish the step; what it still needs stands beside it."),
    ),
    steps.StepDone: (
        mark("This step is done"),
        mark("What is done does not need to be skipped."),
        _KEPT,
        mark("Go on with the next step."),
    ),
    timeline.EventIncomplete: (
        mark("The line is not whole"),
        mark("A line of the timeline says what happened; what was told says by whom."),
        _KEPT,
        mark("Fill in what is still empty."),
    ),
    timeline.EventAhead: (
        mark("This time is still to come"),
        mark("The moment given lies in the future by this PC’s clock."),
        _KEPT,
        mark("What is to come is a task. Correct the time, or write a task."),
    ),
    timeline.CameByItself: (
        mark("This line stays"),
        mark("The program wrote it when something was done, and the log is bound to it."),
        _KEPT,
        mark("Write a line of your own that says what was wrong with it."),
    ),
    troubles.TitleMissing: (
        mark("The case has no name yet"),
        mark("A few words have to tell it from the others."),
        _KEPT,
        mark("Write what it is about, without a patient’s name."),
    ),
    troubles.AlreadyLinked: (
        mark("These are linked already"),
        mark("{target} belongs to this case already, or is this very case."),
        _KEPT,
        mark("Look at the links of the case."),
    ),
    troubles.NotLinked: (
        mark("There is no such link"),
        mark("{target} does not belong to this case, or no longer."),
        _KEPT,
        mark("Somebody else may have ended it a moment ago. Look at the history."),
    ),
    troubles.FieldMissing: (
        mark("Something is still empty"),
        mark("A field that the record needs says nothing yet."),
        _KEPT,
        mark("Fill in what is still empty."),
    ),
    troubles.NoSuchNature: (
        mark("This kind of matter is not known"),
        mark("The playbooks hold no “{nature}”."),
        _KEPT,
        mark("Choose one of those that are offered."),
    ),
    troubles.NoSuchRule: (
        mark("There is no such time limit"),
        mark("The law pack holds no “{rule}” with a number to reckon by."),
        _KEPT,
        mark("Enter the date of the letter as a task instead."),
    ),
}
