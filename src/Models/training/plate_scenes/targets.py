"""What the detector should answer for a scene: a heat map with its peaks at plates, four corner offsets a cell."""
from __future__ import annotations

import cv2
import numpy as np

from .scene import Scene

STRIDE = 8
SMALLEST_WIDTH = 21.0
FAINTEST = 8.0


def targets(scene: Scene) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Returns heat [h, w] 0-1, its weight [h, w] (0 = do not judge here), corners [8, h, w] in strides from the cell's
    centre, and their weight [h, w]; the corner weights of one plate add up to 1."""
    high, wide = (v // STRIDE for v in scene.picture.shape[:2])
    heat, judged = np.zeros((high, wide), np.float32), np.ones((high, wide), np.float32)
    corners, weight = np.zeros((8, high, wide), np.float32), np.zeros((high, wide), np.float32)
    ys, xs = np.mgrid[0:high, 0:wide].astype(np.float32)
    cells = np.stack([xs, ys], axis=-1) * STRIDE + STRIDE / 2
    for quad, exact in zip(scene.quads, scene.exact):
        if not _visible(scene.picture, quad):
            area = np.zeros((high, wide), np.uint8)
            cv2.fillConvexPoly(area, np.round(quad / STRIDE - 0.5).astype(np.int32), 1)
            judged[cv2.dilate(area, np.ones((3, 3), np.uint8)) > 0] = 0
            continue
        peak = _bell(cells, quad)
        centre = np.clip((quad.mean(axis=0) / STRIDE).astype(int), 0, [wide - 1, high - 1])
        peak[centre[1], centre[0]] = 1.0
        share = np.where(peak > 0.35, peak, 0) * (peak >= heat)
        heat = np.maximum(heat, peak)
        mine = share > 0
        offsets = ((quad[None, None] - cells[:, :, None]) / STRIDE).reshape(high, wide, 8)
        corners[:, mine] = offsets[mine].T
        weight[mine] = share[mine] / share.sum() if exact else 0
    return heat, judged, corners, weight


def _bell(cells: np.ndarray, quad: np.ndarray) -> np.ndarray:
    along = (quad[1] + quad[2] - quad[0] - quad[3]) / 2
    down = (quad[3] + quad[2] - quad[0] - quad[1]) / 2
    wide, tall = max(1e-3, np.linalg.norm(along)), max(1e-3, np.linalg.norm(down))
    away = cells - quad.mean(axis=0)
    u, v = away @ (along / wide), away @ (down / tall)
    spread = max(0.14 * wide, 4.0), max(0.2 * tall, 4.0)
    return np.exp(-0.5 * ((u / spread[0]) ** 2 + (v / spread[1]) ** 2)).astype(np.float32)


def _visible(picture: np.ndarray, quad: np.ndarray) -> bool:
    """Large enough, mostly inside the picture, and with contrast enough that a person would see a plate."""
    high, wide = picture.shape[:2]
    if np.linalg.norm(quad[1] - quad[0]) < SMALLEST_WIDTH:
        return False
    inside = np.clip(quad, 0, [wide - 1, high - 1])
    if cv2.contourArea(np.float32(inside)) < 0.65 * cv2.contourArea(np.float32(quad)):
        return False
    # Smoothed, since noise is contrast too; with some surroundings, since a plate may be told by its edge alone.
    tall = float(np.linalg.norm(quad[3] - quad[0]))
    first = np.maximum(np.floor(inside.min(axis=0) - 0.25 * tall), 0).astype(int)
    last = np.ceil(inside.max(axis=0) + 0.25 * tall).astype(int) + 1
    part = cv2.cvtColor(picture[first[1]:last[1], first[0]:last[0]], cv2.COLOR_RGB2GRAY)
    return float(cv2.GaussianBlur(part, (0, 0), max(1.0, 0.05 * tall)).std()) > FAINTEST
