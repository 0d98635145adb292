"""The troubles of statements in words: title, what happened, what is safe, what to do."""

from __future__ import annotations

from collections.abc import Mapping

from clinicguard.host.trouble import Trouble
from clinicguard.host.words import mark
from clinicguard.statements import troubles

_KEPT = mark("Every wording is kept; nothing went out.")
_SCAN_KEPT = mark("The verdict was not recorded; what you typed in is still here.")

SENTENCES: Mapping[type[Trouble], tuple[str, str, str, str]] = {
    troubles.NotThisText: (
        mark("The text has changed in the meantime"),
        mark("{statement} no longer has the wording that you saw."),
        _KEPT,
        mark("Read the wording that stands now, then decide again."),
    ),
    troubles.NotApproved: (
        mark("Not approved yet"),
        mark("Nobody has approved exactly this text of {statement}."),
        _KEPT,
        mark("Have counsel read it and approve it; one changed character needs a new approval."),
    ),
    troubles.NotOut: (
        mark("It had not gone out then"),
        mark("Nothing can follow {statement} before it has gone out."),
        _KEPT,
        mark("First record where and when it went out, or enter a later time."),
    ),
    troubles.BlockedByGuard: (
        mark("The guard found something that must not go out"),
        mark("{statement}: {findings} to change, or to let pass with a reason."),
        _KEPT,
        mark("Look at each mark in the text."),
    ),
    troubles.GapOpen: (
        mark("A gap is still open"),
        mark("In paragraph {paragraph} of {statement} nobody has filled in “{gap}”."),
        _KEPT,
        mark("Fill it in, or take the sentence out. No reason lets a gap through."),
    ),
    troubles.NoSuchFinding: (
        mark("This finding is not in the text"),
        mark("The guard finds nothing of group {group} at this place in {statement}."),
        _KEPT,
        mark("Have the text checked again, and choose from what is marked."),
    ),
    troubles.SamePerson: (
        mark("A second person approves"),
        mark(
            "You have approved {statement}. Without counsel, somebody else has to approve it too."
        ),
        _KEPT,
        mark("Ask a second person, or approve alone and say why; the paper then says so."),
    ),
    troubles.CounselSaysHold: (
        mark("Counsel asked to change or hold this text"),
        mark("Counsel's last verdict on {statement} is not “no change needed”."),
        _KEPT,
        mark("Change the text as counsel says, and send it again."),
    ),
    troubles.CounselObjected: (
        mark("Counsel objected to an earlier wording"),
        mark("Counsel asked to change or hold version {version} of {statement}."),
        _KEPT,
        mark("Send this wording to counsel; or have the owner approve it first and say why."),
    ),
    troubles.NoObjection: (
        mark("Nothing to overrule"),
        mark("Counsel has no open objection to an earlier wording of {statement}."),
        _KEPT,
        mark("Look at the course of the text, then decide again."),
    ),
    troubles.TwoMustSign: (
        mark("Two people sign here"),
        mark(
            "Nothing shows that the all-clear on {statement} is counsel's: it was typed in without "
            "a scan, or whoever signs had reset or given counsel's passphrase."
        ),
        _KEPT,
        mark("Write the verdict down again with its scan, or have somebody else sign too."),
    ),
    troubles.BlockedSince: (
        mark("Since the approval, something blocks"),
        mark("In {statement} the guard now finds {findings} that must not go out."),
        mark("All wordings and the approval are kept."),
        mark(
            "Change the text and have it approved again, or let each finding pass with a "
            "reason. After that you can record what has already gone out."
        ),
    ),
    troubles.AnswerDamaged: (
        mark("This is not counsel's answer as the form writes it"),
        mark("The file could not be read, or somebody changed it ({part})."),
        _KEPT,
        mark("Ask counsel to save the answer again, or write the verdict down from paper."),
    ),
    troubles.TooLongToAnswer: (
        mark("Counsel could not answer this text by the form"),
        mark("The text, or a sentence of it, is too long: the answer could not be read here."),
        _KEPT,
        mark("Send it on paper or let counsel read it here; or shorten it, with full stops."),
    ),
    troubles.SentenceObjects: (
        mark("A cleared text has no sentence to change"),
        mark("The verdict clears the whole, and asks to change or hold “{sentence}”."),
        _KEPT,
        mark("Choose the verdict for the whole that this sentence needs, or take off its tick."),
    ),
    troubles.ScanNoPicture: (
        mark("This is no scan of a paper"),
        mark("{exhibit} is neither a picture nor a PDF."),
        _SCAN_KEPT,
        mark("Choose a picture or a PDF of counsel's paper, or record the verdict without a scan."),
    ),
    troubles.ScanOlder: (
        mark("This scan is older than the question"),
        mark("{exhibit} was here before this text went to counsel, so it cannot show the answer."),
        _SCAN_KEPT,
        mark("Hand in a new scan of counsel's paper, or record the verdict without a scan."),
    ),
    troubles.ScanOfAnother: (
        mark("This scan shows another verdict"),
        mark("{exhibit} is the scan of another verdict, or the same file as that scan."),
        _SCAN_KEPT,
        mark("Hand in a new scan of counsel's paper, or record the verdict without a scan."),
    ),
    troubles.NothingToSay: (
        mark("The text is empty"),
        mark("A statement needs words."),
        _KEPT,
        mark("Write the first sentence, or take the template."),
    ),
    troubles.AlreadyOut: (
        mark("This text has gone out already"),
        mark("{statement} has gone out. What was said stays as it was said."),
        _KEPT,
        mark("Write a new statement that replaces it, or take it back with a reason."),
    ),
    troubles.TakenBack: (
        mark("This text was taken back"),
        mark("{statement} was taken back or replaced. Nothing is decided of it any more."),
        mark("What was said of it stays in its course."),
        mark("Begin a new text, or open the one that took its place."),
    ),
    troubles.NoSuccessor: (
        mark("That text cannot take its place"),
        mark("{other} was taken back itself, or is about another matter than {statement}."),
        _KEPT,
        mark("Choose a text of the same case that still stands, or take this one back alone."),
    ),
    troubles.OutBeforeWritten: (
        mark("It had not been written then"),
        mark("The wording of {statement} that stands is younger than the time you gave."),
        _KEPT,
        mark("Put in when exactly these words went out."),
    ),
    troubles.NotThisWay: (
        mark("A text of this kind does not go out this way"),
        mark("{statement} was written and checked for other readers than this channel has."),
        _KEPT,
        mark("Choose another channel, or write a text for these readers."),
    ),
    troubles.NextWordPast: (
        mark("The next word would be due before this one"),
        mark("{statement} cannot promise a next word for a time before it went out."),
        _KEPT,
        mark("Put in the time that the text promises."),
    ),
    troubles.MarkStands: (
        mark("There is a mark for these words already"),
        mark("There is already a mark of our own for “{words}” in this kind of finding."),
        mark("That mark stays as it is; nothing was saved."),
        mark("Look at it in the list. To say something else, take it back first."),
    ),
    troubles.CurlyGap: (
        mark("A gap is written in brackets like 【phone】"),
        mark("Only the program's own files write a gap as “{gap}”."),
        _KEPT,
        mark("Write it between 【 and 】, or choose it from the list of gaps."),
    ),
    troubles.ReadAhead: (
        mark("This day is still to come"),
        mark("A template cannot have been read on {day}."),
        _KEPT,
        mark("Enter the day on which it was read."),
    ),
    troubles.ReadBeforeWritten: (
        mark("This wording had not been written then"),
        mark("It was written here on {written}, so it cannot have been read on {day}."),
        _KEPT,
        mark("Enter the day on which exactly this wording was read."),
    ),
    troubles.TemplateRetired: (
        mark("This template is retired"),
        mark("“{name}” is not offered any more."),
        _KEPT,
        mark("Use it again first, then reword it."),
    ),
    troubles.PrivateNotes: (
        mark("Counsel's notes are not shown to your role"),
        mark("Only counsel and the owner read and write them."),
        _KEPT,
        mark("Ask counsel or the owner."),
    ),
}
