"""Training pictures out of the CC BY clips: the first half of onebyone-1 and of negative-cars, boxes by comparison with
the empty room; the second halves are kept for measuring."""
from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np

from .clips import inputs
from .compose import Sample
from .sensor import draw_sensor

Random = np.random.Generator
LONGER_SIDE, EVERY = 512, 4
EMPTY_ROOM = (0, 50)
TRAINED = {"onebyone-1.mp4": 360, "negative-cars.mp4": 188}


def person_box(picture: np.ndarray, empty: np.ndarray) -> tuple[np.ndarray | None, bool]:
    """The one person's box in a frame of a room whose empty picture is known, and whether that is sure."""
    change = np.abs(picture.astype(np.float32) - empty).max(axis=2)
    mask = (cv2.GaussianBlur(change, (0, 0), 1) > 34).astype(np.uint8)
    mask = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((3, 3)))
    mask = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((15, 9)))
    count, _, facts, _ = cv2.connectedComponentsWithStats(mask)
    large = [facts[i] for i in range(1, count) if facts[i, 4] > 500]
    if not large:
        return None, not any(facts[i, 4] > 60 for i in range(1, count))
    x, y, w, h, _ = max(large, key=lambda f: f[4])
    return np.array([x, y, x + w, y + h], np.float32), len(large) == 1


def _onebyone(path: Path) -> list[Sample]:
    taken = []
    for number, (picture, _, _) in enumerate(inputs(path, LONGER_SIDE)):
        if number >= TRAINED[path.name]:
            break
        taken.append(picture)
    empty = np.median(np.stack([p[..., :3] for p in taken[slice(*EMPTY_ROOM)]]), axis=0)
    samples = []
    for picture in taken[::EVERY]:
        box, sure = person_box(picture[..., :3], empty)
        if sure:
            samples.append(Sample(picture, np.zeros((0, 4), np.float32) if box is None else box[None],
                                  np.zeros((0, 4), np.float32)))
    return samples


def _cars(path: Path) -> list[Sample]:
    none = np.zeros((0, 4), np.float32)
    pictures = [p for n, (p, _, _) in enumerate(inputs(path, LONGER_SIDE)) if n < TRAINED[path.name]]
    return [Sample(picture, none, none) for picture in pictures[::EVERY]]


def load_real(folder: Path) -> list[Sample]:
    """All training frames of the clips, at the net's input size."""
    return _onebyone(folder / "onebyone-1.mp4") + _cars(folder / "negative-cars.mp4")


def vary(sample: Sample, size: tuple[int, int], random: Random) -> Sample:
    """A part of a real frame at another scale and seen by another sensor."""
    height, width = sample.picture.shape[:2]
    cover = max(size[0] / width, size[1] / height)
    scale = cover * float(np.exp(random.uniform(0, 0.5)))
    left, top = (random.random() * (full - part / scale) for full, part in ((width, size[0]), (height, size[1])))
    matrix = np.float32([[scale, 0, -left * scale], [0, scale, -top * scale]])
    picture = cv2.warpAffine(sample.picture, matrix, size, borderMode=cv2.BORDER_REFLECT)
    seen = draw_sensor(random).look(picture[..., :3].astype(np.float32), random)
    motion = picture[..., 3] if random.random() < 0.8 else np.zeros(seen.shape[:2], np.uint8)
    boxes = (sample.boxes - (left, top, left, top)) * scale
    boxes = np.clip(boxes, 0, (size[0], size[1], size[0], size[1])).astype(np.float32)
    kept = boxes[(boxes[:, 2] - boxes[:, 0] > 6) & (boxes[:, 3] - boxes[:, 1] > 8)]
    return Sample(np.dstack([seen, motion]), kept, sample.ignored)
