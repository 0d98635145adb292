"""The offline form for counsel: one HTML file that asks nothing of a network and saves the answer.

Everything is inside; its policy lets nothing be loaded or sent. What counsel chooses becomes a
file of the form `clinicguard-verdict/1`, which goes back by the way the envelope came.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from html import escape

from clinicguard.host.words import Words, mark
from clinicguard.statements.envelope import FORMAT, Ask, Piece
from clinicguard.statements.steps import RISKS

OPINION_WORDS: Mapping[str, str] = {
    "no_action_needed": mark("No change needed"),
    "changes_needed": mark("Change before it goes out"),
    "hold": mark("Hold it, do not publish"),
}
RISK_WORDS: Mapping[str, str] = {
    "low": mark("Low risk"),
    "medium": mark("Medium risk"),
    "high": mark("High risk"),
}

_HOW = mark(
    "This page works offline and sends nothing. Choose a verdict for each sentence "
    "and for the whole text, press “Save the answer”, and send the saved file back."
)
_UNLIKE = mark(
    "You chose to change or hold a sentence. Then you cannot choose “No change "
    "needed” for the whole text."
)
_WITHOUT_SCRIPTS = mark(
    "Your browser has to allow scripts to save the answer. If it does not, please "
    "write on the printed sheet."
)
_SAVED = mark("The answer is in your downloads. Send that file back, or this text:")

_STYLE = """
body{font:16px/1.7 system-ui,"Noto Sans TC","Microsoft JhengHei",sans-serif;max-width:46rem;
margin:2rem auto;padding:0 1.2rem;color:#1c2523;background:#fff}
h1{font-size:1.4rem;margin:0 0 .3rem}h2{font-size:1.1rem;margin:2rem 0 .4rem}
p.soft,small{color:#55605d}code{font-size:.8rem;word-break:break-all}
fieldset{border:0;border-top:1px solid #d5dbd9;margin:0;padding:.8rem 0}
legend{padding:0;font-size:1.05rem;white-space:pre-wrap}
label{display:inline-block;margin:.3rem 1.2rem .3rem 0}
textarea,input[type=text]{width:100%;font:inherit;padding:.4rem;border:1px solid #8d9895;
border-radius:4px;box-sizing:border-box}
button{font:inherit;padding:.5rem 1.2rem;border:1px solid #0e5c53;border-radius:4px;
background:#0e5c53;color:#fff;margin-top:1rem}
:focus-visible{outline:3px solid #d98a1f;outline-offset:2px}
"""

_SCRIPT = """
const asked = JSON.parse(document.getElementById('asked').textContent);
const form = document.getElementById('form');
form.addEventListener('change', () => {
  const said = new FormData(form), whole = form.elements.opinion[0];
  const open = asked.sentences.some((_, at) => !['no_action_needed', null].includes(
    said.get('s' + at)));
  whole.setCustomValidity(
    open && said.get('opinion') === 'no_action_needed' ? asked.unlike : '');
});
form.addEventListener('submit', event => {
  event.preventDefault();
  const said = new FormData(form), told = {
    format: asked.format, statement: asked.statement, version: asked.version, sha256: asked.sha256,
    token: asked.token,
    opinion: said.get('opinion'), note: said.get('note'), counsel: said.get('counsel'),
    risk: said.get('risk') || null,
    sentences: asked.sentences.map((text, at) => ({n: at + 1, text: text,
      opinion: said.get('s' + at), note: said.get('n' + at)})),
    answers: asked.questions.map((question, at) => ({question: question,
      answer: said.get('q' + at)})),
  };
  const file = JSON.stringify(told, null, 1), link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([file], {type: 'application/json'}));
  link.download = asked.statement + '-verdict.json';
  link.click();
  document.getElementById('copy').value = file;
  document.getElementById('saved').hidden = false;
});
"""


def form(ask: Ask, words: Words) -> bytes:
    """The form, as a whole HTML document in UTF-8."""
    say = words.say
    title = say("For counsel: {statement}", statement=ask.statement)
    asked = {
        "format": FORMAT,
        "statement": ask.statement,
        "version": ask.version,
        "sha256": ask.sha256,
        "token": ask.token,
        "sentences": [piece.text for piece in ask.pieces],
        "questions": list(ask.questions),
        "unlike": say(_UNLIKE),
    }
    version = say("Version {n}. SHA-256 of the text:", n=ask.version)
    body = [
        f"<h1>{escape(title)}</h1><p>{escape(ask.title)}</p>",
        _line(say(_HOW)),
        f"<p><small>{escape(version)}<br><code>{ask.sha256}</code></small></p>",
        f"<noscript>{_line(say(_WITHOUT_SCRIPTS))}</noscript>",
        '<form id="form">',
        *(_sentence(piece, words) for piece in ask.pieces),
        *(_question(number, question) for number, question in enumerate(ask.questions)),
        _whole(words),
        "</form>",
        _saved(words),
    ]
    return _document(title, words.language, "".join(body), asked).encode("utf-8")


def _line(said: str) -> str:
    return f'<p class="soft">{escape(said)}</p>'


def _choices(name: str, options: Mapping[str, str], words: Words, *, required: bool = False) -> str:
    """Nothing is chosen from the start: a silence is no assent."""
    must = " required" if required else ""
    return "".join(
        f'<label><input type="radio" name="{name}" value="{value}"{must}> '
        f"{escape(words.say(label))}</label>"
        for value, label in options.items()
    )


def _sentence(piece: Piece, words: Words) -> str:
    at = piece.number - 1
    hint = escape(words.say("Remark on sentence {n}", n=piece.number))
    return (
        f"<fieldset><legend>{piece.number}. {escape(piece.text)}</legend>"
        f"{_choices(f's{at}', OPINION_WORDS, words)}"
        f'<input type="text" name="n{at}" maxlength="2000" aria-label="{hint}" '
        f'placeholder="{hint}"></fieldset>'
    )


def _question(number: int, question: str) -> str:
    return (
        f"<fieldset><legend>{escape(question)}</legend>"
        f'<textarea name="q{number}" rows="3" maxlength="5000" '
        f'aria-label="{escape(question)}"></textarea></fieldset>'
    )


def _whole(words: Words) -> str:
    say = words.say
    risks = {str(risk): RISK_WORDS[risk] for risk in RISKS}
    note, name = escape(say("What else the clinic should know")), escape(say("Your name"))
    return (
        f"<h2>{escape(say('The whole text'))}</h2>"
        f"<fieldset><legend>{escape(say('Your verdict'))}</legend>"
        f"{_choices('opinion', OPINION_WORDS, words, required=True)}</fieldset>"
        f"<fieldset><legend>{escape(say('Legal risk (optional)'))}</legend>"
        f"{_choices('risk', risks, words)}</fieldset>"
        f'<fieldset><legend>{note}</legend><textarea name="note" rows="4" maxlength="10000" '
        f'aria-label="{note}"></textarea></fieldset>'
        f'<fieldset><legend>{name}</legend><input type="text" name="counsel" required '
        f'maxlength="200" aria-label="{name}"></fieldset>'
        f'<button type="submit">{escape(say("Save the answer"))}</button>'
    )


def _saved(words: Words) -> str:
    label = escape(words.say("Text of the answer"))
    return (
        f'<div id="saved" hidden role="status">{_line(words.say(_SAVED))}'
        f'<textarea id="copy" rows="8" readonly aria-label="{label}"></textarea></div>'
    )


def _document(title: str, language: str, body: str, asked: Mapping[str, object]) -> str:
    data = json.dumps(asked, ensure_ascii=False).replace("<", "\\u003c")
    policy = (
        "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; "
        "form-action 'none'; base-uri 'none'"
    )
    return (
        f'<!doctype html><html lang="{language.replace("_", "-")}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        f'<meta name="viewport" content="width=device-width"><title>{escape(title)}</title>'
        f"<style>{_STYLE}</style></head><body>{body}"
        f'<script type="application/json" id="asked">{data}</script>'
        f"<script>{_SCRIPT}</script></body></html>"
    )
