"""Named scenarios of the brain: what somebody records, and what must follow from it."""

from __future__ import annotations

from datetime import timedelta

from clinicguard.incidents.barriers import Act
from clinicguard.incidents.checklist import CheckState
from clinicguard.incidents.compartments import Compartment
from clinicguard.incidents.contacts import Party
from clinicguard.incidents.facts import Status
from clinicguard.incidents.gates import MomentInFuture, MomentMissing
from clinicguard.incidents.incident import (
    CannotMerge,
    MergedAway,
    Move,
    MoveRefused,
    State,
    merged,
    unmerged,
)
from clinicguard.incidents.rating import Factors, Lowering, LoweringRefused
from clinicguard.incidents.reasons import ReasonMissing
from clinicguard.incidents.releases import Audience
from clinicguard.incidents.steps import CannotSkip, Step, StepDone, may_skip
from clinicguard.incidents.watch import Tone
from clinicguard.incidents.watch import Verdict as SignalVerdict
from clinicguard.knowledge.natures import Trigger
from clinicguard.knowledge.ratings import Level
from tests.unit.incidents.made import (
    DEATH,
    DENTIST,
    DISPUTE,
    MANAGER,
    NO,
    OWNER,
    PRESS,
    QUIET,
    RECEPTION,
    RULES,
    START,
    UNKNOWN,
    YES,
    Story,
)
from tests.unit.incidents.must import scenario, steps
from tests.unit.incidents.test_steps import REVIEW, worked_through

ACTIVE, NOTICED, CLOSED = State.ACTIVE, State.NOTICED, State.CLOSED
MILD, GRAVE = Factors(1, 1, 1, 1), Factors(3, 3, 3, 3)


def called(story: Story, factors: Factors = MILD) -> Story:
    """A confirmed case of a named kind, rated, with its team called and told."""
    story.confirmed().nature().rate(factors)
    return story.with_team().notice()


def quiet(story: Story, days: int) -> Story:
    """Each channel looked at on each of so many days, and calm."""
    for _ in range(days):
        for channel in QUIET:
            story.look(channel)
        story.later(days=1)
    return story.later(days=-1)


def ready(story: Story) -> Story:
    """Nothing of the rule at the low level is missing."""
    called(story).contact(Party.PATIENT_SIDE)
    return quiet(story, 3)


# --- noticed, confirmed, dismissed ---------------------------------------------------------------

scenario("a sentence opens a case and asks for safety first", state=NOTICED, next=Step.NOTICE,
         lacks={Step.NOTICE: {"danger_answer"}}, burns=False)(lambda story: story)  # fmt: skip
scenario("safe, but nobody knows yet whether it is so", next=Step.CONFIRM,
         done=steps(Step.NOTICE), stops={Act.CONFIRM: ["fact"]})(
    lambda story: story.safe()
)  # fmt: skip
scenario("danger now keeps the case from being put to rest", done=steps(Step.NOTICE),
         stops={Act.STAND_DOWN: ["danger"]})(
    lambda story: story.confirmed().on_incident(danger=YES)
)  # fmt: skip
scenario("nobody knows whether there is danger: that is an answer", done=steps(Step.NOTICE))(
    lambda story: story.on_incident(danger=UNKNOWN)
)
scenario("one reported fact is enough to confirm", stops={Act.CONFIRM: []})(
    lambda story: story.fact("聽說有人貼文", Status.REPORTED)
)
scenario("a signal judged to be about us is enough to confirm", stops={Act.CONFIRM: []})(
    lambda story: story.signal("Google 評論")
)
scenario("a dismissed signal confirms nothing", stops={Act.CONFIRM: ["fact"]})(
    lambda story: story.signal("Google 評論", SignalVerdict.DISMISSED)
)
scenario("a confirmed case burns", state=ACTIVE, burns=True, next=Step.NATURE)(
    lambda story: story.confirmed()
)
scenario("not an incident, with its reason: nothing more is asked", state=State.NOT_AN_INCIDENT,
         done=steps(Step.CONFIRM, Step.CLOSE), burns=False, caught=frozenset())(
    lambda story: story.safe().move(Move.DISMISS, "講的是別家診所")
)  # fmt: skip
scenario("not an incident without a reason", refused=ReasonMissing)(
    lambda story: story.move(Move.DISMISS, "…")
)
scenario("the other clinic was ours after all: looked at anew", state=NOTICED,
         open=steps(Step.CONFIRM, Step.CLOSE))(
    lambda story: story.move(Move.DISMISS, "別家").move(Move.REOPEN, "第二則寫了我們的名字")
)  # fmt: skip
scenario("what is confirmed is not dismissed any more", refused=MoveRefused)(
    lambda story: story.confirmed().move(Move.DISMISS, "算了")
)
scenario("nothing is stood down before it was confirmed", refused=MoveRefused)(
    lambda story: story.move(Move.STAND_DOWN, "算了")
)

# --- kind, law, level ----------------------------------------------------------------------------

scenario("the kind alone leaves the questions of law open", lacks={Step.NATURE: {"gate"}},
         stops={Act.RATE: []})(lambda story: story.confirmed().nature())  # fmt: skip
scenario("rating waits for the kind", stops={Act.RATE: ["nature"]})(lambda story: story.confirmed())


@scenario("every question answered, one of them with not known", done=steps(Step.NATURE))
def _(story: Story) -> None:
    story.confirmed().nature()
    for rule, answer in ((DEATH, UNKNOWN), (DISPUTE, YES), (PRESS, NO)):
        story.gate(rule, answer)


scenario("yes to a question with a clock and no moment", refused=MomentMissing)(
    lambda story: story.confirmed().gate(DISPUTE, YES, since=None)
)
scenario("a moment that lies ahead", refused=MomentInFuture)(
    lambda story: story.confirmed().gate(DISPUTE, YES, since=START + timedelta(days=1))
)
scenario("an answer turned round without saying why", refused=ReasonMissing)(
    lambda story: (story.gate(DEATH, NO), story.later(hours=1).gate(DEATH, YES))
)
scenario("no death and no serious injury: the talk of care has no shield",
         protects={Compartment.CARE: False, Compartment.PUBLIC: False})(
    lambda story: story.gate(DEATH, NO)
)  # fmt: skip
scenario("a death shields the talk of care and never what is said in public",
         protects={Compartment.CARE: True, Compartment.PUBLIC: False})(
    lambda story: story.gate(DEATH, YES)
)  # fmt: skip
scenario("not known shields nothing", protects={Compartment.CARE: False})(
    lambda story: story.gate(DEATH, UNKNOWN)
)
scenario("mediation is shielded once there is a dispute before a committee",
         protects={Compartment.MEDIATION: True, Compartment.CARE: False})(
    lambda story: (story.gate(DISPUTE, YES), story.gate(PRESS, YES))
)  # fmt: skip
scenario("nothing is known of the factors: high", level=Level.HIGH)(
    lambda story: story.confirmed().nature().rate(Factors())
)
scenario("mild in everything: low", level=Level.LOW, done=steps(Step.RATING))(
    lambda story: story.confirmed().nature().rate(MILD)
)
scenario("mild in everything, and a reporter rang: high", level=Level.HIGH)(
    lambda story: story.confirmed().nature().rate(MILD, {"press": YES})
)
scenario("mild in everything, and nobody knows whether data got out: high", level=Level.HIGH)(
    lambda story: story.confirmed().nature().rate(MILD, {"data_out": UNKNOWN})
)
scenario("reception lowers a rating", refused=LoweringRefused)(
    lambda story: story.nature().rate(
        GRAVE, lowering=Lowering(Level.LOW, RECEPTION, "reception", "沒事")
    )
)
scenario("the manager lowers a rating below a floor", refused=LoweringRefused)(
    lambda story: story.nature().rate(
        MILD, {"press": YES}, lowering=Lowering(Level.LOW, MANAGER, "manager", "記者不寫了")
    )
)
scenario("the owner lowers a rating below a floor, with a reason", level=Level.MEDIUM)(
    lambda story: story.nature().rate(
        MILD, {"press": YES}, lowering=Lowering(Level.MEDIUM, OWNER, "owner", "記者確定不報")
    )
)

# --- team, evidence, strategy, words -------------------------------------------------------------

scenario("calling a team without rating and hats", stops={Act.ACTIVATE: ["rating", "hat"]})(
    lambda story: story.confirmed()
)
scenario("a team that is called and told", done=steps(Step.TEAM), stops={Act.ACTIVATE: []})(called)
scenario("the spokesperson turns out to be concerned: the team is open again",
         lacks={Step.TEAM: {"concerned_wears"}}, stops={Act.ACTIVATE: ["concerned_wears"]},
         caught=frozenset({Trigger.PERSON_CONCERNED_LEADS}))(
    lambda story: called(story).concerned(OWNER)
)  # fmt: skip
scenario("the dentist concerned wears no hat: the team stands", done=steps(Step.TEAM))(
    lambda story: called(story).concerned(DENTIST)
)


@scenario("each line of the evidence list is settled, one of them as lost",
          done=steps(Step.EVIDENCE))  # fmt: skip
def _(story: Story) -> None:
    called(story).checks().settle("post", CheckState.SECURED, "E-2026-0001")
    story.settle("cctv", CheckState.LOST, reason="已覆寫")
    story.settle("consent", CheckState.ABSENT, reason="沒有簽")


scenario("the post is left alone for two hours", open=steps(Step.EVIDENCE),
         caught=frozenset({Trigger.EVIDENCE_LEFT_TO_VANISH}))(
    lambda story: called(story).checks().later(hours=2)
)  # fmt: skip
scenario("one message is no strategy", lacks={Step.STRATEGY: {"message"}})(
    lambda story: (
        called(story).option("public_statement", "公開聲明").message("看到了", story.case.facts[0])
    )
)
scenario("a message without proof", lacks={Step.STRATEGY: {"proof"}})(
    lambda story: (
        called(story)
        .option("public_statement", "公開聲明")
        .message("看到了", story.case.facts[0])
        .message("有人接")
    )
)
scenario("nothing goes out on a rumour, and nobody speaks without the hat",
         stops={Act.RELEASE: ["confirmed_fact", "spokesperson"]})(
    lambda story: story.fact("聽說", Status.REPORTED)
)  # fmt: skip
scenario("an apology goes out before anything was checked",
         caught=frozenset({Trigger.APOLOGY_BEFORE_CHECKING, Trigger.STAFF_IN_DARK}))(
    lambda story: story.safe().move(Move.CONFIRM).release("這是我們的疏失，我們一定賠償。")
)  # fmt: skip
scenario("the first word is late", caught=frozenset({Trigger.NO_REPLY_FOR_HOURS}))(
    lambda story: called(story, GRAVE).later(hours=2)
)
scenario("the second reply under one review", caught=frozenset({Trigger.ARGUING_ONLINE}))(
    lambda story: (
        called(story)
        .release(audience=Audience.REVIEW, channel="Google 評論")
        .release("您記錯了。", audience=Audience.REVIEW, channel="Google 評論")
    )
)
scenario("somebody decides to delete the comments",
         caught=frozenset({Trigger.DELETING_CRITICISM}))(
    lambda story: called(story).decide("把負評刪掉")
)  # fmt: skip
scenario("somebody decides to tidy the medical record", caught=frozenset({Trigger.EDITING_RECORD}))(
    lambda story: called(story).decide("修改病歷，把時間補上去")
)
scenario("words went out and no colleague was told",
         caught=frozenset({Trigger.STAFF_IN_DARK}), lacks={Step.TEAM: {"staff_notice"}})(
    lambda story: story.confirmed().with_team().release()
)  # fmt: skip

# --- skipping, walking back ----------------------------------------------------------------------

scenario("a step left out says why, and the way goes on behind it",
         skipped={Step.STRATEGY: "一位病人，照客訴走"}, open=steps(Step.COMMUNICATION))(
    lambda story: called(story).skip(Step.STRATEGY, "一位病人，照客訴走")
)  # fmt: skip
scenario("confirming is never left out", refused=CannotSkip)(
    lambda story: may_skip(Step.CONFIRM, story.case, RULES)
)
scenario("what is done is not left out", refused=StepDone)(
    lambda story: may_skip(Step.RATING, called(story).case, RULES)
)
scenario("walked back: the only fact is taken away, the rating stands",
         done=steps(Step.RATING), lacks={Step.CONFIRM: {"fact"}}, state=ACTIVE)(
    lambda story: called(story).put(facts=())
)  # fmt: skip
scenario("worked out of order: evidence first, and the way back is still open", next=Step.CONFIRM,
         done=steps(Step.NOTICE, Step.EVIDENCE))(
    lambda story: story.safe()
    .checks()
    .settle("post", CheckState.SECURED, "E-1")
    .settle("cctv", CheckState.SECURED, "E-2")
    .settle("consent", CheckState.SECURED, "E-3")
)  # fmt: skip

# --- rest, end, again ----------------------------------------------------------------------------

scenario("quiet channels, the patient was asked, nothing open: rest is proposed",
         unmet=frozenset())(ready)  # fmt: skip
scenario("an angry look breaks the quiet", unmet=frozenset({"quiet_channels"}))(
    lambda story: ready(story).look("新聞", Tone.BAD)
)
scenario("a signal that nobody judged holds up the rest", unmet=frozenset({"no_new_signal"}))(
    lambda story: ready(story).signal("新聞", SignalVerdict.UNJUDGED)
)
scenario("nobody asked after the patient", unmet=frozenset({"person_safe"}))(
    lambda story: quiet(called(story), 3)
)
scenario("a promised update is overdue", stops={Act.STAND_DOWN: ["update_overdue"]})(
    lambda story: called(story).release(next_update=story.now + timedelta(hours=1)).later(hours=2)
)
scenario("a case is closed before it rests", refused=MoveRefused)(
    lambda story: called(story).move(Move.CLOSE, "完成")
)
scenario("worked through: only the closing is left", next=Step.CLOSE, stops={Act.CLOSE: []})(
    lambda story: story.put(**_all_of(worked_through()))
)
scenario("half worked through: the closing says what is missing", stops={Act.CLOSE: ["step"]})(
    lambda story: story.put(**_all_of(worked_through())).put(review=type(REVIEW)())
)
scenario("one new post after the rest is no relapse", state=State.STOOD_DOWN, relapse=False)(
    lambda story: called(story).look("新聞").stood_down().later(hours=1).signal("新聞")
)


@scenario("three in a day after the rest: reopening is proposed", relapse=True, burns=False)
def _(story: Story) -> None:
    called(story).look("新聞").stood_down()
    for _ in range(3):
        story.later(hours=1).signal("新聞")


scenario("reopened from the rest: the watch is open again", state=ACTIVE, burns=True,
         open=steps(Step.WATCH, Step.RECOVERY))(
    lambda story: called(story).look("新聞").stood_down().move(Move.REOPEN, "又來了")
)  # fmt: skip
scenario("reopened from the end", state=ACTIVE, open=steps(Step.CLOSE))(
    lambda story: called(story).stood_down().move(Move.CLOSE, "完").move(Move.REOPEN, "再來")
)
scenario("a going case is not reopened", refused=MoveRefused)(
    lambda story: called(story).move(Move.REOPEN, "再看")
)

# --- several cases, drills -----------------------------------------------------------------------


def _other(story: Story, **fields: object) -> Story:
    return story.confirmed().on_incident(number="I-2026-0009", id=9, **fields)


def _merge(story: Story, other: Story) -> Story:
    return story.put(incident=merged(story.case.incident, other.case.incident))


scenario("merged into another case: it burns no more and nothing of it is lost",
         state=ACTIVE, burns=False, done=steps(Step.NOTICE, Step.CONFIRM))(
    lambda story: _merge(story.confirmed(), _other(Story()))
)  # fmt: skip
scenario("what was merged away moves no more", refused=MergedAway)(
    lambda story: _merge(story.confirmed(), _other(Story())).move(Move.STAND_DOWN, "完")
)
scenario("taken apart again it stands where it stood", state=ACTIVE, burns=True)(
    lambda story: story.put(
        incident=unmerged(_merge(story.confirmed(), _other(Story())).case.incident)
    )
)
scenario("a drill is not merged with a real case", refused=CannotMerge)(
    lambda story: _merge(story.confirmed(), _other(Story(drill=True)))
)
scenario("a drill walks the same way", state=ACTIVE, next=Step.NATURE, burns=True)(
    lambda story: story.on_incident(drill=True).confirmed()
)
scenario("two cases at once: what is recorded in one says nothing of the other", state=NOTICED,
         next=Step.NOTICE)(
    lambda story: called(Story())
)  # fmt: skip


def _all_of(story: Story) -> dict[str, object]:
    return {name: getattr(story.case, name) for name in story.case.__slots__}
