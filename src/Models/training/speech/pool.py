"""A ring of composed utterances in shared memory: a process fills it, the trainer draws each a few times."""
from __future__ import annotations

import multiprocessing as mp
import os
import time
from pathlib import Path

import numpy as np

from .compose import LONGEST, Voices
from .frontend import BANDS, HOP, features
from .recordings import load
from .vocabulary import INDEX, OTHER

MOST_WORDS = 8
UNKNOWN = -1
LABELS = LONGEST // HOP + 1
HEAD_START, USES = 400, 6
# Natural logarithm of how much a vocal tract is stretched.
WARPS = -0.14, 0.15


class Pool:
    """`slots` utterances: features and words by frame of 10 ms, words in order."""

    def __init__(self, slots: int, data: Path, synthetic: Path, seed: int):
        self._slots, self._data, self._synthetic, self._seed = slots, data, synthetic, seed
        self._memory = {name: mp.RawArray("b", int(np.prod(shape)) * np.dtype(kind).itemsize)
                        for name, (shape, kind) in self._layout().items()}
        self._written, self._drawn = mp.Value("l", 0), mp.Value("l", 0)
        self._process: mp.Process | None = None

    def _layout(self) -> dict[str, tuple[tuple[int, ...], type]]:
        return {"features": ((self._slots, LABELS, BANDS), np.float16), "labels": ((self._slots, LABELS), np.int16),
                "tokens": ((self._slots, MOST_WORDS), np.int16), "counts": ((self._slots, 2), np.int32)}

    def _view(self, name: str) -> np.ndarray:
        shape, kind = self._layout()[name]
        return np.frombuffer(self._memory[name], kind).reshape(shape)

    def start(self) -> None:
        """Begin to fill the ring in another process."""
        self._process = mp.Process(target=self._fill, daemon=True)
        self._process.start()

    def stop(self) -> None:
        """End the filling process."""
        if self._process is not None:
            self._process.terminate()
            self._process.join()

    @property
    def written(self) -> int:
        """How many utterances have been composed so far."""
        return self._written.value

    def _fill(self) -> None:
        parent = os.getppid()
        random = np.random.default_rng((self._seed, 7))
        voices = Voices(load(self._data, measuring=False), self._synthetic)
        while os.getppid() == parent:
            if self._written.value % 2000 == 0:
                voices.refresh()
            if self._written.value > HEAD_START + self._drawn.value / USES:
                time.sleep(0.05)
                continue
            utterance = voices.draw(random)
            slot = self._written.value % self._slots
            count = min(len(utterance.samples), LONGEST)
            labels = np.zeros(LABELS, np.int16) if utterance.placed else np.full(LABELS, UNKNOWN, np.int16)
            for start, end, token in utterance.spans if utterance.placed else []:
                begin = start if token == OTHER else start + 0.25 * (end - start)
                labels[round(begin / HOP):max(round(end / HOP), round(begin / HOP) + 3)] = INDEX[token]
            tokens = [INDEX[token] for token in utterance.tokens][:MOST_WORDS]
            framed = features(utterance.samples[:count], np.exp(random.uniform(*WARPS)))
            self._view("features")[slot] = 0
            self._view("features")[slot, :framed.shape[1]] = framed.T
            self._view("labels")[slot] = labels
            self._view("tokens")[slot, :len(tokens)] = tokens
            self._view("counts")[slot] = framed.shape[1], len(tokens)
            self._written.value += 1

    def draw(self, count: int, random: np.random.Generator) -> tuple[np.ndarray, np.ndarray, list[np.ndarray]]:
        """`count` utterances of like length: features [n, BANDS, K], words by frame [n, K], words in order."""
        self._drawn.value += count
        slots = random.integers(0, min(self.written, self._slots), count * 4)
        order = np.argsort(self._view("counts")[slots, 0])
        part = random.integers(4) * count
        slots = slots[order[part:part + count]]
        counts = self._view("counts")[slots].copy()
        longest = int(counts[:, 0].max())
        framed = self._view("features")[slots, :longest].astype(np.float32).transpose(0, 2, 1)
        labels = self._view("labels")[slots, :longest].astype(np.int64)
        tokens = [self._view("tokens")[slot, :number].astype(np.int64) for slot, (_, number) in zip(slots, counts)]
        return framed, labels, tokens
