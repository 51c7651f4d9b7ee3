"""From the net's answers to plates, as the product does it: looks at the whole picture, then closely at each find."""
from __future__ import annotations

from typing import Callable

import cv2
import numpy as np

from .targets import STRIDE

Net = Callable[[np.ndarray], tuple[np.ndarray, np.ndarray]]
Find = tuple[float, np.ndarray]

# The close look: size of the cut, and how large the plate is to be in it.
CUT, PLATE = (192, 128), (88, 40)
# Cells beside a peak with at least this part of its score see the same plate.
AGREEING = 0.6
MOST_FINDS = 8


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


def peaks(score: np.ndarray, corners: np.ndarray, threshold: float) -> list[Find]:
    """Local maxima over the threshold as (score, corners [4, 2] in input pixels); score [h, w], corners [h, w, 8].
    Corners are the mean, by score, over the peak and its agreeing neighbours."""
    highest = cv2.dilate(score, np.ones((3, 3), np.uint8))
    found = []
    for y, x in zip(*np.nonzero((score >= highest) & (score >= threshold))):
        rows, columns = slice(max(0, y - 1), y + 2), slice(max(0, x - 1), x + 2)
        ys, xs = np.mgrid[rows.start:min(y + 2, len(score)), columns.start:min(x + 2, score.shape[1])]
        weight = np.where(score[rows, columns] >= AGREEING * score[y, x], score[rows, columns], 0)
        centres = np.stack([xs, ys], axis=-1)[:, :, None] + 0.5
        quads = corners[rows, columns].reshape(*weight.shape, 4, 2) + centres
        mean = (quads * weight[:, :, None, None]).sum(axis=(0, 1)) / weight.sum()
        found.append((float(score[y, x]), np.float32(mean * STRIDE)))
    return found


def find(net: Net, picture: np.ndarray, scales: list[int], threshold: float) -> list[Find]:
    """All plates of a picture, best first: (score of the close look, corners [4, 2] in picture pixels)."""
    found = []
    for longer in scales:
        pixels, scale = fitted(picture, longer)
        score, corners = net(pixels[None])
        found += [(s, quad / scale) for s, quad in peaks(score[0], corners[0], threshold)]
    return suppressed([closer(net, picture, quad) for _, quad in suppressed(found)])


def closer(net: Net, picture: np.ndarray, quad: np.ndarray) -> Find:
    """Looks again at one find, cut out at the size that the net sees best; score 0 where nothing is there any more."""
    before = box(quad)
    scale = max((before[2] - before[0]) / PLATE[0], (before[3] - before[1]) / PLATE[1], 1e-3)
    origin = (before[:2] + before[2:]) / 2 - np.float32(CUT) * scale / 2
    shrunk, factor = picture, 1.0
    while scale / factor > 1.6:
        shrunk, factor = cv2.resize(shrunk, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA), factor * 2
    step = scale / factor
    move = np.float32([[step, 0, origin[0] / factor + step / 2 - 0.5], [0, step, origin[1] / factor + step / 2 - 0.5]])
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    cut = cv2.warpAffine(shrunk, move, CUT, flags=flags, borderMode=cv2.BORDER_REPLICATE)
    score, corners = net(cut[None])
    best = (0.0, quad)
    for found, again in peaks(score[0], corners[0], 0.05):
        again = again * scale + origin
        if found > best[0] and overlap(box(again), before) > 0.2:
            best = (found, np.float32(again))
    return best


def suppressed(found: list[Find]) -> list[Find]:
    """The best-scored answers first; whatever lies on a better one is left out."""
    kept: list[Find] = []
    for score, quad in sorted(found, key=lambda f: -f[0]):
        if len(kept) < MOST_FINDS and all(shared(box(quad), box(other)) < 0.4 for _, other in kept):
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
