"""The motion plane, the net's fourth channel: exactly the arithmetic that the product does, for clips and
for composed pictures."""
from __future__ import annotations

import cv2
import numpy as np

FAST_SHIFT, SLOW_SHIFT, MOVING = 5, 8, 64


def luma(picture: np.ndarray) -> np.ndarray:
    """Brightness of an RGB picture, 3x3 box-blurred (mean of what lies inside the picture), as int32 in 0..255."""
    channels = picture.astype(np.int32)
    bright = (77 * channels[..., 0] + 150 * channels[..., 1] + 29 * channels[..., 2]) >> 8
    total = cv2.boxFilter(bright.astype(np.float32), -1, (3, 3), normalize=False, borderType=cv2.BORDER_CONSTANT)
    height, width = bright.shape
    rows, columns = np.full(height, 3, np.int32), np.full(width, 3, np.int32)
    rows[[0, -1]], columns[[0, -1]] = 2, 2
    return total.astype(np.int32) // (rows[:, None] * columns[None, :])


def difference(bright: np.ndarray, background: np.ndarray) -> np.ndarray:
    """The motion plane (int32, 0..255) of a brightness against a background estimate with 8 fractional bits."""
    return np.minimum(255, 4 * np.maximum(0, np.abs(bright - (background >> 8)) - 4))


class MotionPlane:
    """Keeps the background estimate over the frames of one clip."""

    def __init__(self) -> None:
        self._background: np.ndarray | None = None

    def next(self, picture: np.ndarray) -> np.ndarray:
        """The motion plane (uint8) of the next frame; all zero for the first one."""
        bright = luma(picture)
        if self._background is None or self._background.shape != bright.shape:
            self._background = bright << 8
            return np.zeros(bright.shape, np.uint8)
        motion = difference(bright, self._background)
        gap = (bright << 8) - self._background
        self._background = self._background + np.where(motion < MOVING, gap >> FAST_SHIFT, gap >> SLOW_SHIFT)
        return motion.astype(np.uint8)


def absorb(background: np.ndarray, bright: np.ndarray, frames: int) -> np.ndarray:
    """The background estimate after the same brightness stood for `frames` frames, in a few long strides."""
    strides = 1 if frames < 4 else 4
    for _ in range(strides):
        count = frames / strides
        gap = (bright << 8) - background
        rates = np.where(difference(bright, background) < MOVING, 1 - (1 - 2.0 ** -FAST_SHIFT) ** count,
                         1 - (1 - 2.0 ** -SLOW_SHIFT) ** count)
        background = background + (gap * rates).astype(np.int32)
    return background
