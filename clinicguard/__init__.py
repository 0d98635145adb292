"""ClinicGuard: the rules and records of a small clinic. No window is known here."""

__version__ = "0.1.0"
