"""策略: courses with what speaks for and against them, core messages with proof, decisions."""

from __future__ import annotations

from clinicguard.incidents.desk import IncidentDesk
from clinicguard.incidents.steps import Step
from ui.incidents.bench import Bench
from ui.incidents.decision_cards import decision_card, decision_entry
from ui.incidents.entry import Entry
from ui.incidents.forms import Answers, Asked
from ui.incidents.messages import Messages
from ui.incidents.option_cards import offered, option_card
from ui.incidents.pane import Stack, StepPane
from ui.incidents.punctuation import together
from ui.incidents.said import When, here
from ui.incidents.shown import Shown
from ui.language import language, say
from ui.widgets.cards import SectionHead


class StrategyPane(StepPane):
    """What we could do, what we do, and the two or three sentences that carry it."""

    step = Step.STRATEGY

    def __init__(self, bench: Bench, shown: Shown) -> None:
        super().__init__(bench, shown)
        self._options = Stack()
        self.weigh = Entry(
            bench,
            Step.STRATEGY,
            "option",
            say("Add an option"),
            (
                Asked("kind", say("Option"), "menu", offered(shown), needed=True),
                Asked("pros", say("For it"), "long", note=say("empty: the playbook's words")),
                Asked("cons", say("Against it"), "long", note=say("empty: the playbook's words")),
            ),
            say("Add the option"),
            self._weigh,
            verb="weigh_option",
        )
        self.messages = Messages(bench, shown)
        self._decisions = Stack()
        self.decide = decision_entry(bench, Step.STRATEGY)
        for widget in (
            SectionHead(say("Options")),
            self._options,
            self.weigh,
            SectionHead(
                say("Core messages"),
                say("two or three; every later word agrees with them"),
                about="core_messages",
            ),
            self.messages,
            SectionHead(say("Decisions"), say("each with what was known at that moment")),
            self._decisions,
            self.decide,
        ):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self.show_case(shown)

    def draw(self, shown: Shown) -> None:
        when = When(self.bench.seat)
        self._options.fill(
            *(option_card(self.bench, shown, each, when) for each in shown.case.options)
        )
        self.messages.show_case(shown)
        own = [each for each in shown.case.decisions if each.question]
        self._decisions.fill(*(decision_card(shown, each, when) for each in own))

    def _weigh(self, desk: IncidentDesk, found: Answers) -> object:
        """What is left empty is taken from the playbook, in the language of the windows."""
        course = self.shown.guide.playbooks.option(found.text("kind"))
        pack = self.shown.guide.pack
        sources = [row.source[:1] for row in pack.deadlines.values() if row.id in course.law]
        sources += [row.source[:1] for row in pack.laws.values() if row.id in course.law]
        sources += [row.source[:1] for row in pack.gates.values() if row.id in course.law]
        law = together(dict.fromkeys(pack.cite(source, language()) for source in sources))
        return desk.weigh_option(
            self.bench.number,
            here(course.name),
            kind=course.id,
            pros=found.text("pros") or "\n".join(here(each) for each in course.pros),
            cons=found.text("cons") or "\n".join(here(each) for each in course.cons),
            conditions="\n".join(here(each) for each in course.conditions),
            law=law,
        )
