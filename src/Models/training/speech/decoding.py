"""Words out of the net's frames, as the product decodes them: the best string by Viterbi, its probability by CTC's sum."""
from __future__ import annotations

import numpy as np

from .vocabulary import INDEX

NEVER = -1e9


def log_softmax(logits: np.ndarray) -> np.ndarray:
    """Over the last axis."""
    shifted = logits - logits.max(-1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))


def log_probability(scores: np.ndarray, tokens: list[int]) -> float:
    """Log probability of exactly these tokens and nothing else in the whole utterance; `scores` [T, C] are logarithms."""
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
    """The most likely path's `count` tokens out of the allowed ones."""
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


def hear_digits(scores: np.ndarray, count: int) -> tuple[str, float]:
    """The best string of `count` digits ("oh" counts as zero) and its probability among everything the net can say."""
    digits = {INDEX[name]: str(value) for value, name in
              enumerate(["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"])}
    digits[INDEX["oh"]] = "0"
    tokens = best_string(scores, list(digits), count)
    return "".join(digits[token] for token in tokens), float(np.exp(log_probability(scores, tokens)))


def hear_phrase(scores: np.ndarray, phrases: list[str]) -> tuple[str, float]:
    """The likeliest phrase of a small grammar and its probability among everything the net can say."""
    likely = [log_probability(scores, [INDEX[word] for word in phrase.split()]) for phrase in phrases]
    return phrases[int(np.argmax(likely))], float(np.exp(max(likely)))
