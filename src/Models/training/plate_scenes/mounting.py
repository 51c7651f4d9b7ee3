"""How a plate hangs on a vehicle: holder, bolts, dirt, shadow, glare and what stands in front of it."""
from __future__ import annotations

import cv2
import numpy as np

from . import noise
from .geometry import rectangle
from .lettering import write, word


def mounted(rng: np.random.Generator, face: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """A plate in its holder: RGB picture, its opacity, and the plate's four corners in it [4, 2]."""
    height, width = face.shape[:2]
    if width > 300:
        face = cv2.resize(face, (256, max(24, round(height * 256 / width))), interpolation=cv2.INTER_AREA)
        height, width = face.shape[:2]
    rim = np.zeros(4, int)
    if rng.random() < 0.45:
        rim = (rng.uniform(0.01, 0.09, 4) * height).astype(int)
        rim[3] = int(height * rng.uniform(0.02, 0.2))
    left, top, right, bottom = (int(v) + 2 for v in rim)
    tone = noise.shade((28, 28, 30) if rng.random() < 0.7 else (180, 182, 186), rng.uniform(0.4, 1.3))
    picture = np.empty((height + top + bottom, width + left + right, 3), np.uint8)
    picture[:] = tone
    worn = _worn(rng, face)
    picture[top:top + height, left:left + width] = worn
    if bottom > height * 0.12 and rng.random() < 0.8:
        ink = (225, 225, 225) if tone[0] < 90 else (30, 30, 30)
        write(rng, picture, word(rng, 5, 12), left + width * rng.uniform(0.1, 0.4), top + height + 2, bottom * 0.7, ink)
    opacity = np.zeros(picture.shape[:2], np.uint8)
    opacity[2:-2, 2:-2] = 255
    if not rim.any():
        opacity[:] = 0
        opacity[top:top + height, left:left + width] = 255
    return picture, opacity, rectangle(left, top, width, height)


def _worn(rng: np.random.Generator, face: np.ndarray) -> np.ndarray:
    height, width = face.shape[:2]
    plate = face.astype(np.float32)
    for _ in range(int(rng.integers(0, 5))):
        spot = (int(rng.choice([0.06, 0.25, 0.75, 0.94]) * width), int(rng.choice([0.1, 0.5, 0.9]) * height))
        bolt = noise.shade((120, 120, 122), rng.uniform(0.2, 1.8))
        cv2.circle(plate, spot, max(1, int(height * 0.035)), bolt, -1, cv2.LINE_AA)
    if rng.random() < 0.35:
        dirt = noise.smooth(rng, height, width, rng.uniform(3, 14), 2)[:, :, None] * rng.uniform(0.1, 0.8)
        plate = plate * (1 - dirt) + np.float32([120, 108, 92]) * dirt
    if rng.random() < 0.35:
        edge = rng.uniform(0.08, 0.7) * height
        slope = np.linspace(rng.normal(0, 0.2) * height, 0, width)[None]
        under = 1 / (1 + np.exp(-(np.arange(height)[:, None] - edge - slope) / rng.uniform(1, 8)))
        plate *= (rng.uniform(0.3, 0.8) + under * rng.uniform(0.2, 0.7))[:, :, None]
    if rng.random() < 0.15:
        x, y = rng.uniform(0, width), rng.uniform(0, height)
        away = np.hypot(np.arange(width)[None] - x, np.arange(height)[:, None] - y)
        plate += (np.exp(-(away / (height * rng.uniform(0.3, 1.2))) ** 2) * rng.uniform(60, 220))[:, :, None]
    plate *= rng.uniform(0.6, 1.15) if rng.random() < 0.7 else rng.uniform(0.2, 0.7)
    if rng.random() < 0.05:
        ball = int(rng.uniform(0.1, 0.9) * width), int(rng.uniform(0.6, 1.1) * height)
        cv2.circle(plate, ball, int(height * rng.uniform(0.1, 0.3)), (40, 40, 42), -1, cv2.LINE_AA)
    return np.clip(plate, 0, 255).astype(np.uint8)
