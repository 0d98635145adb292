"""What chance alone would give: how often as many cases or more come together without a cause."""

from __future__ import annotations

from math import comb, exp, lgamma, log


def at_least(number: int, expected: float) -> float:
    """The Poisson tail: the chance of `number` cases or more where `expected` come on average.

    P(N ≥ n) = 1 − Σ(k=0…n−1) e^(−m) · m^k ÷ k!  (Poisson, 1837; e.g. NIST e-Handbook 1.3.6.6.19).
    """
    if number <= 0:
        return 1.0
    if expected <= 0:
        return 0.0
    below = sum(exp(k * log(expected) - expected - lgamma(k + 1)) for k in range(number))
    return min(1.0, max(0.0, 1.0 - below))


def expected_within(earlier: int, earlier_days: int, window_days: int) -> float:
    """How many cases a window has on average, by what came before it.

    (c + ½) · w ÷ d: c earlier cases in d days, w days of the window. The half is Jeffreys' prior
    for a rate; it keeps a kind that never came before from seeming impossible.
    """
    return (earlier + 0.5) * window_days / earlier_days


def fell(before: int, after: int) -> float:
    """The chance of so few after, or fewer, if nothing had changed between two equal spans.

    Given before + after cases in all, each falls after with probability ½ (the exact conditional
    test of two Poisson counts; Przyborowski and Wilenski, 1940).
    """
    whole = before + after
    if not whole:
        return 1.0
    return float(sum(comb(whole, k) for k in range(after + 1)) / 2**whole)
