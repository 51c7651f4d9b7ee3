"""A small pattern language for the texts of plates, and how it becomes tokens of a line.

L letter, D digit, A letter or digit, C consonant, space = gap, _ = wide gap, - = hyphen, . = dot, o = seals,
* = emblem; every other character stands for itself.
"""

import numpy as np

from . import marks
from .lettering import Gap, Mark, Token

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
DIGITS = "0123456789"
_CLASSES = {"L": LETTERS, "D": DIGITS, "A": LETTERS + DIGITS, "C": "BCDFGHJKLMNPRSTVWXYZ"}


def tokens_of(rng: np.random.Generator, pattern: str, without: str = "") -> list[Token]:
    """Fills a pattern with random characters, none of `without`."""
    result: list[Token] = []
    for symbol in pattern:
        if symbol in _CLASSES:
            result.append(pick(rng, [c for c in _CLASSES[symbol] if c not in without]))
        elif symbol == " ":
            result.append(Gap(float(rng.uniform(0.08, 0.35))))
        elif symbol == "_":
            result.append(Gap(float(rng.uniform(0.35, 0.8))))
        elif symbol == "-":
            result.append(Mark(float(rng.uniform(0.2, 0.4)), marks.dash))
        elif symbol == ".":
            result.append(Mark(float(rng.uniform(0.12, 0.3)), marks.dot))
        elif symbol == "o":
            result.append(Mark(float(rng.uniform(0.25, 0.45)), marks.seals))
        elif symbol == "*":
            result.append(Mark(float(rng.uniform(0.2, 0.7)), marks.emblem))
        else:
            result.append(symbol)
    return result


def text_of(tokens: list[Token]) -> str:
    """The characters that a reader must give for these tokens."""
    return "".join(t if isinstance(t, str) else getattr(t, "character", "") for t in tokens)


def pick(rng: np.random.Generator, choices):
    """One of a sequence, all equally likely."""
    return choices[int(rng.integers(len(choices)))]
