"""Clips with what is said in them, and files that hold many."""
from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

RATE = 16000
_FRAME = RATE // 100


@dataclass(frozen=True)
class Clip:
    """`samples` float32 at 16 kHz; `label`: tokens separated by blanks, "other" for speech outside the vocabulary."""

    label: str
    speaker: str
    samples: np.ndarray


def loudness(samples: np.ndarray) -> np.ndarray:
    """Level in dB of each 10 ms, smoothed over 30 ms."""
    count = max(1, len(samples) // _FRAME)
    framed = samples[:count * _FRAME].reshape(count, -1) if len(samples) >= _FRAME else samples.reshape(1, -1)
    power = np.convolve((framed ** 2).mean(1), np.ones(3) / 3, "same")
    return 10 * np.log10(power + 1e-10)


def bounds(samples: np.ndarray, below_peak: float = 38.0) -> tuple[int, int]:
    """First and last sample of the speech in a clip, by level over its own floor."""
    level = loudness(samples)
    threshold = level.max() - below_peak
    if len(samples) > 0.8 * RATE:
        # Long enough to show the place's own floor; clips that are cut tight have none.
        threshold = max(threshold, min(float(np.percentile(level, 8)) + 6, level.max() - 15))
    loud = np.flatnonzero(level > threshold)
    # Leave out clicks: islands shorter than 50 ms that lie 250 ms and more from the rest.
    groups = np.split(loud, np.flatnonzero(np.diff(loud) > 25) + 1)
    kept = [group for group in groups if len(group) >= 5] or groups
    return int(kept[0][0]) * _FRAME, min(len(samples), (int(kept[-1][-1]) + 1) * _FRAME)


def trimmed(samples: np.ndarray, margin: float = 0.02) -> np.ndarray:
    """The clip from the first to the last loud part, with `margin` seconds around it for soft ends."""
    start, end = bounds(samples)
    pad = int(margin * RATE)
    return samples[max(0, start - pad):end + pad]


def write_shelf(path: Path, clips: list[Clip]) -> None:
    """Whole or not at all: written beside and moved."""
    beside = path.with_suffix(".part.npz")
    joined = np.concatenate([clip.samples for clip in clips])
    np.savez(beside, samples=np.clip(joined * 32767, -32768, 32767).astype(np.int16),
             lengths=np.array([len(clip.samples) for clip in clips]), labels=np.array([clip.label for clip in clips]),
             speakers=np.array([clip.speaker for clip in clips]))
    beside.rename(path)


def read_shelf(path: Path) -> list[Clip]:
    """The clips of one file."""
    held = np.load(path)
    parts = np.split(held["samples"], np.cumsum(held["lengths"])[:-1])
    return [Clip(str(label), str(speaker), part.astype(np.float32) / 32768)
            for label, speaker, part in zip(held["labels"], held["speakers"], parts)]
