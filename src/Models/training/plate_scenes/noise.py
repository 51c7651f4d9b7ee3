"""Smooth random fields and colours: the raw material of surfaces, reflections, dirt and foliage."""
from __future__ import annotations

import functools

import cv2
import numpy as np


def smooth(rng: np.random.Generator, height: int, width: int, cells: float, octaves: int = 1) -> np.ndarray:
    """Cloudy noise [height, width] in 0-1 with about `cells` features across."""
    total, weight = np.zeros((height, width), np.float32), 0.0
    for octave in range(octaves):
        across = max(2, int(cells * 2 ** octave))
        down = max(2, int(across * height / max(1, width)))
        field = rng.random((min(down, height), min(across, width)), dtype=np.float32)
        total += cv2.resize(field, (width, height), interpolation=cv2.INTER_CUBIC) * 0.5 ** octave
        weight += 0.5 ** octave
    return np.clip(total / weight, 0, 1)


@functools.lru_cache(maxsize=1)
def _grain_tile() -> np.ndarray:
    return np.random.default_rng(7).standard_normal((1200, 1200, 3), dtype=np.float32)


def grain(rng: np.random.Generator, height: int, width: int, grey: bool) -> np.ndarray:
    """A sensor's noise of spread 1, [height, width, 1 or 3]: a random cut of one large tile."""
    tile = _grain_tile()
    y, x = int(rng.integers(0, tile.shape[0] - height)), int(rng.integers(0, tile.shape[1] - width))
    return tile[y:y + height, x:x + width, :1 if grey else 3]


def shade(colour: tuple[int, int, int], factor: float) -> tuple[int, int, int]:
    """A colour made brighter or darker."""
    return tuple(int(np.clip(c * factor, 0, 255)) for c in colour)


def paint(rng: np.random.Generator) -> tuple[int, int, int]:
    """A colour as cars have it: mostly white, grey and black, then red and blue, seldom anything else (RGB)."""
    kind = rng.choice(7, p=[0.2, 0.24, 0.2, 0.12, 0.12, 0.06, 0.06])
    if kind == 0:
        return shade((238, 238, 234), rng.uniform(0.85, 1.05))
    if kind == 1:
        grey = rng.uniform(90, 205)
        return tuple(int(grey + rng.normal(0, 4)) for _ in range(3))
    if kind == 2:
        return tuple(int(np.clip(rng.uniform(14, 50) + rng.normal(0, 3), 0, 255)) for _ in range(3))
    base = [(150, 24, 28), (28, 52, 120), (30, 84, 66), any_colour(rng)][kind - 3]
    return shade(base, rng.uniform(0.6, 1.4))


def any_colour(rng: np.random.Generator) -> tuple[int, int, int]:
    """Any colour (RGB)."""
    return tuple(int(c) for c in rng.integers(0, 256, 3))


def vertical(top: tuple[int, int, int], bottom: tuple[int, int, int], height: int, width: int) -> np.ndarray:
    """A picture that runs from one colour to another, top to bottom (RGB, uint8)."""
    share = np.linspace(0, 1, height, dtype=np.float32)[:, None, None]
    picture = np.float32(top) * (1 - share) + np.float32(bottom) * share
    return np.repeat(np.clip(picture, 0, 255), width, axis=1).astype(np.uint8)
