"""Greedy CTC decoding with the two figures that confidence is made of."""

from dataclasses import dataclass

import numpy as np

from .render import CLASSES


@dataclass(frozen=True)
class Reading:
    """A text, the product of its steps' greatest probabilities, and the least lead of a best class over the
    second."""

    text: str
    product: float
    margin: float


def decode(probabilities: np.ndarray) -> Reading:
    """Reads [steps, classes]: best class of each step, repeats merged, blanks dropped."""
    best = probabilities.argmax(1)
    ordered = np.sort(probabilities, axis=1)
    changed = np.concatenate([[True], best[1:] != best[:-1]])
    text = "".join(CLASSES[c] for c in best[changed & (best > 0)])
    return Reading(text, float(np.prod(ordered[:, -1])), float((ordered[:, -1] - ordered[:, -2]).min()))
