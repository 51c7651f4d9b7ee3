"""Batches of scenes with their targets, made by a process of its own beside the trainer."""
from __future__ import annotations

import multiprocessing
from typing import Iterator

import cv2
import numpy as np

from . import real
from .pools import Pools
from .scene import compose, magnified
from .targets import targets

SIZES = ((256, 192), (256, 192), (192, 256), (288, 160))


def batches(seed: int, size: int, vision: str) -> Iterator[tuple[np.ndarray, ...]]:
    """Endless batches: pictures [n, h, w, 3], heat, judged, corners, weight (see targets)."""
    cv2.setNumThreads(1)
    rng = np.random.default_rng(seed)
    pools = Pools(rng, vision)
    streets = real.load(vision)
    while True:
        width, height = SIZES[int(rng.integers(len(SIZES)))]
        rows = []
        for _ in range(size):
            kind = rng.random()
            if streets and kind < 0.03:
                scene = real.part(rng, streets, width, height)
            else:
                scene = (magnified if kind < 0.22 else compose)(pools, width, height)
            rows.append((scene.picture, *targets(scene)))
        yield tuple(np.stack(column) for column in zip(*rows))


def _feed(queue: multiprocessing.Queue, seed: int, size: int, vision: str) -> None:
    for batch in batches(seed, size, vision):
        queue.put(batch)


def started(seed: int, size: int, vision: str) -> tuple[multiprocessing.Process, multiprocessing.Queue]:
    """Starts the generator; it ends with the trainer."""
    queue: multiprocessing.Queue = multiprocessing.Queue(maxsize=6)
    process = multiprocessing.Process(target=_feed, args=(queue, seed, size, vision), daemon=True)
    process.start()
    return process, queue
