"""A statement as everybody in the clinic may read it: what left the house, and what came of it."""

from __future__ import annotations

from dataclasses import replace

from clinicguard.statements.statement import Statement, Version
from clinicguard.statements.steps import Release


def as_it_went_out(statement: Statement) -> Statement:
    """Without the drafts, what counsel was asked and said, what was let pass, and who signed why.

    Of a text for the press it is what was handed out: the prepared answers stay with who wrote
    them. Only what has gone out can be read so.
    """
    out = {each.sha256: each for each in statement.releases}
    stood = (each for each in statement.versions if each.sha256 in out)
    return replace(
        statement,
        versions=tuple(_handed_out(each, out[each.sha256]) for each in stood),
        releases=tuple(
            replace(each, sha256=each.handed_out_sha256 or each.sha256)
            for each in statement.releases
        ),
        checkings=(),
        let_pass=(),
        sent=(),
        verdicts=(),
        overruled=(),
        approvals=(),
        begun_from=None,
    )


def _handed_out(version: Version, release: Release) -> Version:
    if not release.handed_out:
        return version
    return replace(version, text=release.handed_out, sha256=release.handed_out_sha256)
