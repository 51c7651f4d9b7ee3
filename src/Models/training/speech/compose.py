"""Utterances joined from clips: what is said, where each word lies, and the sound as a microphone would give it."""
from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from .degrade import coloured, degrade, stretch_of
from .recordings import Recordings, prompts
from .shelf import RATE, Clip, bounds, read_shelf
from .vocabulary import ANSWERS, DIGITS, OTHER

LONGEST = int(4.4 * RATE)
# How often speakers with many clips are drawn, beside 0.4 and 0.6 for each digit of the others.
_WEIGHTS = {"fsdd-jackson": 12.0, "fsdd-lucas": 12.0, "fsdd-nicolas": 12.0, "allison": 4.0}
# Played backwards these could be taken for a word.
_NOT_REVERSED = {"no", "on", "yes", "oh", "say", "up", "nine", "zero", "i", "nineteen", "ninety"}


@dataclass(frozen=True)
class Utterance:
    """`spans`: (start, end, token) in samples; if not `placed`, only their order is known."""

    samples: np.ndarray
    tokens: list[str]
    spans: list[tuple[int, int, str]]
    placed: bool


@dataclass(frozen=True)
class _Piece:
    clip: Clip
    start: int
    end: int


def _piece(clip: Clip) -> _Piece:
    """Where in the clip the speech lies."""
    return _Piece(clip, *bounds(clip.samples))


class Voices:
    """Everything that may be said, by speaker, and the recipes that join it."""

    def __init__(self, recordings: Recordings, synthetic: Path):
        said, talk = prompts()
        self._real: dict[str, list[_Piece]] = defaultdict(list)
        for clip in recordings.words + said:
            self._real[clip.speaker].append(_piece(clip))
        self._digit_speakers = {speaker: digits for speaker, pieces in self._real.items()
                                if (digits := [p for p in pieces if p.clip.label in DIGITS])}
        self._others = [_piece(clip) for clip in recordings.others]
        self._talk = [clip.samples for clip in recordings.talk + talk]
        self._noises, self._silences = recordings.noises, recordings.silences
        self._made: dict[str, list[_Piece]] = defaultdict(list)
        self._made_others: list[_Piece] = []
        self._phrases: list[Clip] = []
        self._synthetic, self._read = synthetic, set()
        self.refresh()
        self._all = [piece for pieces in self._real.values() for piece in pieces]
        self._answers = [piece for piece in self._all if piece.clip.label in ANSWERS]
        self._commands = [piece for piece in self._all if piece.clip.label not in DIGITS]

    def refresh(self) -> None:
        """Take in what has been synthesised since."""
        for path in sorted(self._synthetic.glob("*.npz")):
            if ".part" not in path.name and path not in self._read:
                self._read.add(path)
                for clip in read_shelf(path):
                    self._sort(clip, path.stem)

    def _sort(self, clip: Clip, shelf: str) -> None:
        if clip.label == OTHER:
            self._made_others.append(_piece(clip))
        elif " " in clip.label:
            self._phrases.append(clip)
        else:
            self._made[shelf].append(_piece(clip))

    def draw(self, random: np.random.Generator) -> Utterance:
        """One utterance, degraded."""
        kind = random.random()
        if kind < 0.42:
            return self._join(self._digits(random), random)
        if kind < 0.53:
            return self._join(self._answers_and_commands(random), random)
        if kind < 0.7:
            return self._join(self._synthesised(random), random)
        if kind < 0.77 and self._phrases:
            return self._phrase(random)
        if kind < 0.94:
            return self._join(self._outside(random), random)
        return self._nothing(random)

    def _digits(self, random: np.random.Generator) -> list[_Piece]:
        names = list(self._digit_speakers)
        weights = np.array([_WEIGHTS.get(n, 0.4 + 0.6 * len(self._digit_speakers[n])) for n in names])
        count = int(random.choice([1, 2, 3, 4, 5], p=[0.28, 0.22, 0.24, 0.2, 0.06]))
        speaker = names[random.choice(len(names), p=weights / weights.sum())]
        own, pieces = self._digit_speakers[speaker], []
        for _ in range(count):
            if random.random() < (0.9 if len(own) > 9 else 0.5):
                pieces.append(_one(own, random))
            else:
                other = names[random.choice(len(names), p=weights / weights.sum())]
                pieces.append(_one(self._digit_speakers[other], random))
        return pieces

    def _answers_and_commands(self, random: np.random.Generator) -> list[_Piece]:
        if random.random() < 0.75:
            return [_one(self._answers if random.random() < 0.35 else self._commands, random)]
        return [_one(self._all, random) for _ in range(random.integers(2, 4))]

    def _synthesised(self, random: np.random.Generator) -> list[_Piece]:
        shelves = list(self._made)
        own = self._made[shelves[random.integers(len(shelves))]]
        pool = [p for p in own if p.clip.label in DIGITS] if random.random() < 0.25 else own
        return [_one(pool or own, random) for _ in range(random.integers(1, 5))]

    def _outside(self, random: np.random.Generator) -> list[_Piece]:
        kind = random.random()
        if kind < 0.35:
            piece = _one(self._others, random)
        elif kind < 0.65 and self._made_others:
            piece = _one(self._made_others, random)
        elif kind < 0.82:
            samples = self._talk[random.integers(len(self._talk))]
            length = min(len(samples), int(random.uniform(0.3, 2.5) * RATE))
            start = int(random.integers(0, len(samples) - length + 1))
            piece = _piece(Clip(OTHER, "", samples[start:start + length].copy()))
        else:
            whole = _one(self._all, random)
            while whole.clip.label in _NOT_REVERSED:
                whole = _one(self._all, random)
            piece = _piece(Clip(OTHER, "", whole.clip.samples[::-1].copy()))
        around = random.random()
        if around < 0.7:
            return [piece]
        word = _one(self._all, random)
        return [piece, word] if around < 0.85 else [word, piece]

    def _noise(self, length: int, random: np.random.Generator) -> np.ndarray | None:
        kind = random.random()
        if kind < 0.25:
            return None
        if kind < 0.42:
            return coloured(length, random)
        if kind < 0.8:
            return stretch_of(self._noises[random.integers(len(self._noises))], length, random)
        if kind < 0.88:
            return stretch_of(self._silences[random.integers(len(self._silences))], length, random)
        babble = np.zeros(length, np.float32)
        for _ in range(random.integers(3, 9)):
            talk = self._talk[random.integers(len(self._talk))]
            part = stretch_of(talk if random.random() < 0.5 else _one(self._all, random).clip.samples, length, random)
            babble += part / (part.std() + 1e-6) * random.uniform(0.4, 1)
        return babble

    def _join(self, pieces: list[_Piece], random: np.random.Generator) -> Utterance:
        speed = random.uniform(0.87, 1.22)
        parts, spans, at = [], [], int(random.uniform(0, 0.45) * RATE) if random.random() < 0.85 else 0
        parts.append(np.zeros(at, np.float32))
        whole = len(pieces) == 1 and random.random() < 0.5 or random.random() < 0.12
        for number, piece in enumerate(pieces):
            margin = RATE if whole else int(random.uniform(0, 0.08) * RATE)
            begin, end = max(0, piece.start - margin), min(len(piece.clip.samples), piece.end + margin)
            own = speed * random.uniform(0.95, 1.05)
            cut = piece.clip.samples[begin:end]
            count = int(len(cut) / own)
            cut = np.interp(np.arange(count) * own, np.arange(len(cut)), cut)
            fade = min(80, count // 4)
            cut[:fade] *= np.linspace(0, 1, fade)
            cut[count - fade:] *= np.linspace(1, 0, fade)
            cut *= 0.2 * 10 ** (random.uniform(-3, 3) / 20) / (np.abs(cut).max() + 1e-4)
            spans.append((at + int((piece.start - begin) / own), at + int((piece.end - begin) / own), piece.clip.label))
            gap = int(max(0, random.uniform(-0.03, 0.2 if random.random() < 0.85 else 0.6)) * RATE)
            parts += [cut.astype(np.float32), np.zeros(gap, np.float32)]
            at += count + gap
        parts.append(np.zeros(int(random.uniform(0, 0.5) * RATE), np.float32))
        return self._finish(np.concatenate(parts)[:LONGEST], [s for s in spans if s[1] < LONGEST - 800], True, random)

    def _phrase(self, random: np.random.Generator) -> Utterance:
        clip = self._phrases[random.integers(len(self._phrases))]
        speed = random.uniform(0.86, 1.18)
        said = np.interp(np.arange(int(len(clip.samples) / speed)) * speed, np.arange(len(clip.samples)), clip.samples)
        ends = [np.zeros(int(random.uniform(0, 0.4) * RATE)) for _ in range(2)]
        samples = np.concatenate([ends[0], said * 0.2 / (np.abs(said).max() + 1e-4), ends[1]]).astype(np.float32)
        if len(samples) > LONGEST:
            return self._phrase(random)
        return self._finish(samples, [(0, 0, word) for word in clip.label.split() if word != "a"], False, random)

    def _nothing(self, random: np.random.Generator) -> Utterance:
        length = int(random.uniform(0.5, 3) * RATE)
        noise = self._noise(length, random)
        samples = degrade(np.zeros(length, np.float32), coloured(length, random) if noise is None else noise, random)
        return Utterance(samples, [], [], True)

    def _finish(self, samples: np.ndarray, spans: list, placed: bool, random: np.random.Generator) -> Utterance:
        tokens = [span[2] for span in spans]
        # Talk is one token, however many words it has.
        kept = [token for token, before in zip(tokens, ["", *tokens]) if token != OTHER or before != OTHER]
        return Utterance(degrade(samples, self._noise(len(samples), random), random), kept, spans, placed)


def _one(pieces: list[_Piece], random: np.random.Generator) -> _Piece:
    return pieces[random.integers(len(pieces))]
