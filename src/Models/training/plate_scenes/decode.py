"""From the net's answers to plates: peaks of the heat map, their corners, and one plate where answers overlap."""
from __future__ import annotations

from typing import Callable

import cv2
import numpy as np

from .targets import STRIDE

Net = Callable[[np.ndarray], tuple[np.ndarray, np.ndarray]]


def fitted(picture: np.ndarray, longer: int) -> tuple[np.ndarray, float]:
    """The picture shrunk (never enlarged) so that its longer side is `longer`, grey-padded right and below to multiples
    of 32, and the scale used."""
    height, width = picture.shape[:2]
    scale = min(1.0, longer / max(height, width))
    small = picture
    if scale < 1:
        size = max(1, round(width * scale)), max(1, round(height * scale))
        small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    padded = np.full((-(-small.shape[0] // 32) * 32, -(-small.shape[1] // 32) * 32, 3), 127, np.uint8)
    padded[:small.shape[0], :small.shape[1]] = small
    return padded, scale


def peaks(score: np.ndarray, corners: np.ndarray, threshold: float) -> list[tuple[float, np.ndarray]]:
    """Local maxima over the threshold as (score, corners [4, 2] in input pixels); score [h, w], corners [h, w, 8]."""
    highest = cv2.dilate(score, np.ones((3, 3), np.uint8))
    found = []
    for y, x in zip(*np.nonzero((score >= highest) & (score >= threshold))):
        centre = np.float32([x, y]) * STRIDE + STRIDE / 2
        found.append((float(score[y, x]), corners[y, x].reshape(4, 2) * STRIDE + centre))
    return found


def find(net: Net, picture: np.ndarray, scales: list[int], threshold: float) -> list[tuple[float, np.ndarray]]:
    """All plates of a picture, best first: (score, corners [4, 2] in picture pixels)."""
    found = []
    for longer in scales:
        pixels, scale = fitted(picture, longer)
        score, corners = net(pixels[None])
        found += [(s, quad / scale) for s, quad in peaks(score[0], corners[0], threshold)]
    kept: list[tuple[float, np.ndarray]] = []
    for score, quad in sorted(found, key=lambda f: -f[0]):
        if all(shared(box(quad), box(other)) < 0.4 for _, other in kept):
            kept.append((score, quad))
    return kept


def box(quad: np.ndarray) -> np.ndarray:
    """The upright box around four corners: left, top, right, bottom."""
    return np.concatenate([quad.min(axis=0), quad.max(axis=0)])


def overlap(a: np.ndarray, b: np.ndarray) -> float:
    """Intersection over union of two upright boxes."""
    common, size_a, size_b = _areas(a, b)
    return float(common / max(1e-6, size_a + size_b - common))


def shared(a: np.ndarray, b: np.ndarray) -> float:
    """Intersection over the smaller of two upright boxes: 1 where one lies in the other."""
    common, size_a, size_b = _areas(a, b)
    return float(common / max(1e-6, min(size_a, size_b)))


def _areas(a: np.ndarray, b: np.ndarray) -> tuple[float, float, float]:
    sides = np.maximum(0, np.minimum(a[2:], b[2:]) - np.maximum(a[:2], b[:2]))
    return float(sides.prod()), float((a[2:] - a[:2]).prod()), float((b[2:] - b[:2]).prod())
