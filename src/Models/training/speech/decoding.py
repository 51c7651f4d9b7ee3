"""Words out of the net's frames: the best string by Viterbi, its probability by CTC's sum over all its paths."""
from __future__ import annotations

import numpy as np

from .vocabulary import DIGITS, INDEX

NEVER = -1e9
ALL_DIGITS = [INDEX[name] for name in ["zero", *DIGITS[2:]]]


def log_softmax(logits: np.ndarray) -> np.ndarray:
    """Over the last axis."""
    shifted = logits - logits.max(-1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))


def log_probability(scores: np.ndarray, tokens: list[int]) -> float:
    """Log probability of exactly these tokens and nothing else in the utterance; `scores` [T, C] are logarithms."""
    states = np.zeros(2 * len(tokens) + 1, int)
    states[1::2] = tokens
    skip = np.zeros(len(states), bool)
    skip[3::2] = states[3::2] != states[1:-2:2]
    reach = np.full(len(states), NEVER)
    reach[:2] = scores[0, states[:2]]
    for frame in scores[1:]:
        one = np.concatenate([[NEVER], reach[:-1]])
        two = np.where(skip, np.concatenate([[NEVER, NEVER], reach[:-2]]), NEVER)
        reach = np.logaddexp(np.logaddexp(reach, one), two) + frame[states]
    return float(np.logaddexp(reach[-1], reach[-2])) if len(states) > 1 else float(reach[-1])


def best_string(scores: np.ndarray, allowed: list[int], count: int) -> list[int]:
    """The `count` allowed tokens of the most likely path."""
    emitted = scores[:, allowed]
    size = len(allowed)
    spoken = np.full((count + 1, size), NEVER)
    silent = np.full(count + 1, NEVER)
    silent[0] = 0.0
    spoken_said = np.zeros((count + 1, size), np.int64)
    silent_said = np.zeros(count + 1, np.int64)
    base = size + 1
    for blank, frame in zip(scores[:, 0], emitted):
        order = np.argsort(spoken, axis=1)
        best, second = order[:, -1], order[:, -2]
        rows = np.arange(count + 1)
        new_spoken, new_said = spoken.copy(), spoken_said.copy()
        for token in range(size):
            previous = np.where(best == token, second, best)
            from_spoken, from_silent = spoken[rows, previous][:-1], silent[:-1]
            took = from_spoken > from_silent
            value = np.where(took, from_spoken, from_silent)
            history = np.where(took, spoken_said[rows, previous][:-1], silent_said[:-1]) * base + token + 1
            better = value > new_spoken[1:, token]
            new_spoken[1:, token] = np.where(better, value, new_spoken[1:, token])
            new_said[1:, token] = np.where(better, history, new_said[1:, token])
        ended = spoken[rows, best] > silent
        silent_said = np.where(ended, spoken_said[rows, best], silent_said)
        silent = np.maximum(silent, spoken[rows, best]) + blank
        spoken, spoken_said = new_spoken + frame, new_said
    last = int(spoken[count].argmax())
    said = int(spoken_said[count, last] if spoken[count, last] > silent[count] else silent_said[count])
    tokens = []
    while said:
        tokens.append(allowed[said % base - 1])
        said //= base
    return tokens[::-1]


def joined_zero(scores: np.ndarray) -> np.ndarray:
    """With "oh" counted as zero."""
    joined, zero, oh = scores.copy(), INDEX["zero"], INDEX["oh"]
    joined[:, zero] = np.logaddexp(scores[:, zero], scores[:, oh])
    joined[:, oh] = NEVER
    return joined


def hear_digits(scores: np.ndarray, count: int) -> tuple[str, float, float]:
    """The best string of `count` digits; log of its share of all that the net can say, and of all such strings.

    The second is taken over the strings that differ in one digit, which hold nearly all of the rest.
    """
    scores = joined_zero(scores)
    best = best_string(scores, ALL_DIGITS, count)
    rivals = [best[:at] + [digit] + best[at + 1:] for at in range(count) for digit in ALL_DIGITS if digit != best[at]]
    likely = [log_probability(scores, tokens) for tokens in [best, *rivals]]
    first = int(np.argmax(likely))
    said = "".join(str(ALL_DIGITS.index(token)) for token in [best, *rivals][first])
    return said, likely[first], likely[first] - float(np.logaddexp.reduce(likely))


def hear_phrase(scores: np.ndarray, phrases: list[str]) -> tuple[str, float, float]:
    """The likeliest phrase of a small grammar, and the logs of the same two shares."""
    likely = [log_probability(scores, [INDEX[word] for word in phrase.split()]) for phrase in phrases]
    first = int(np.argmax(likely))
    return phrases[first], likely[first], likely[first] - float(np.logaddexp.reduce(likely))
