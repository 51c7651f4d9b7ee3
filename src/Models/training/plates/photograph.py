"""Photographs a flat plate on a car: size, perspective, surroundings, light, lens, sensor, compression."""

import cv2
import numpy as np

from .effects import compress, dirt, expose, light, noise, soften
from .surroundings import bodywork


def photograph(rng: np.random.Generator, rgb: np.ndarray, tilted: float) -> tuple[np.ndarray, np.ndarray]:
    """Gives a small picture around the plate and the plate's corners in it (tl, tr, br, bl in pixels); `tilted` is the
    share of plates seen from far aside."""
    rgb = dirt(rng, rgb)
    height, width = rgb.shape[:2]
    aspect = width / height
    target = float(np.exp(rng.uniform(np.log(58), np.log(320)))) * (1.0 if aspect > 2.6 else 0.85)
    if target < width * 0.7:
        rgb = cv2.resize(rgb, (round(target), max(8, round(target / aspect))), interpolation=cv2.INTER_AREA)
    corners = _pose(rng, target, target / aspect, tilted)
    margin = np.array([target * 0.22, target / aspect * 0.45])
    size = corners.max(0) - corners.min(0) + 2 * margin
    corners = (corners - corners.min(0) + margin).astype(np.float32)
    frame = (int(size[0]) + 1, int(size[1]) + 1)
    picture = bodywork(rng, frame[1], frame[0], corners)
    source = np.array([(0, 0), (rgb.shape[1], 0), (rgb.shape[1], rgb.shape[0]), (0, rgb.shape[0])], np.float32) - 0.5
    matrix = cv2.getPerspectiveTransform(source, corners - 0.5)
    warped = cv2.warpPerspective(rgb, matrix, frame, flags=cv2.INTER_LINEAR)
    inside = cv2.warpPerspective(np.full(rgb.shape[:2], 255, np.uint8), matrix, frame, flags=cv2.INTER_LINEAR)
    alpha = inside[:, :, None].astype(np.float32) / 255
    picture = picture * (1 - alpha) + warped * alpha
    picture = light(rng, picture, corners)
    picture = soften(rng, picture, target / 160)
    picture = noise(rng, expose(rng, picture))
    return compress(rng, np.clip(picture, 0, 255).astype(np.uint8)), corners


def _pose(rng, width, height, tilted):
    """A plate turned, sheared and seen in perspective, mostly a little, sometimes much."""
    strength = rng.choice([0.4, 1.0, 2.0], p=[(1 - tilted) / 2, (1 - tilted) / 2, tilted])
    box = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float64)
    centre = box.mean(0)
    angle = np.deg2rad(rng.normal(0, 4) * strength)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    squeeze = np.array(
        [
            [rng.uniform(1 - 0.12 * strength, 1), rng.normal(0, 0.06) * strength],
            [0, rng.uniform(1 - 0.08 * strength, 1)],
        ]
    )
    moved = (box - centre) @ squeeze.T @ turn.T
    jitter = rng.normal(0, 0.018 * strength, (4, 2)) * np.array([height * 1.5, height])
    return moved + jitter
