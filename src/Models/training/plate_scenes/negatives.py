"""Pictures without plates, by kind, to count false plates on: frames of clips, empty shops, rendered scenes."""
from __future__ import annotations

import glob
import os
from typing import Iterator

import cv2
import numpy as np

from .pools import Pools
from .scene import compose

UNSEEN_SEED = 990_001


def kinds(vision: str, rendered: int) -> Iterator[tuple[str, Iterator[np.ndarray]]]:
    """Names with their pictures (RGB). Cars in `negative-cars` carry real plates, so that clip is left out here."""
    for clip in ("onebyone-1.mp4", "store-aisle.gif", "pets09-s2l1-A.avi", "pets09-s2l1-C.avi"):
        yield clip, _frames(os.path.join(vision, "people", clip), 5)
    yield "people_synthetic backgrounds", _files(os.path.join(vision, "people_synthetic/backgrounds/*.jpg"))
    yield "rendered scenes without plates", _rendered(vision, rendered)


def _frames(path: str, step: int) -> Iterator[np.ndarray]:
    clip, index = cv2.VideoCapture(path), 0
    while True:
        there, frame = clip.read()
        if not there:
            return
        if index % step == 0:
            yield cv2.cvtColor(frame, cv2.COLOR_BGR2RGB)
        index += 1


def _files(pattern: str) -> Iterator[np.ndarray]:
    for path in sorted(glob.glob(pattern)):
        yield cv2.cvtColor(cv2.imread(path), cv2.COLOR_BGR2RGB)


def _rendered(vision: str, count: int) -> Iterator[np.ndarray]:
    if not count:
        return
    pools = Pools(np.random.default_rng(UNSEEN_SEED), vision)
    for _ in range(count):
        yield compose(pools, 640, 480, with_plates=False).picture
