"""What a person can meet: the root of every error that has words of its own."""

from __future__ import annotations


class Trouble(Exception):
    """A fact that a person can meet and act on: a full disk, a wrong passphrase, a missing right.

    Each kind is a subclass that names the fact and carries its fields; it holds no sentences. Those
    (title, what happened, what is safe, what to do) stand in `clinicguard.explain`, in the language
    of whoever reads them. Everything that is not a Trouble is a bug.
    """

    def fields(self) -> dict[str, object]:
        """The facts by name, for the sentence that explains them."""
        return {name: value for name, value in vars(self).items() if not name.startswith("_")}
