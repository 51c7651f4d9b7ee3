"""A pinhole camera above a flat floor: where a floor point lands in the picture, and how large a person is there."""
from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np


@dataclass(frozen=True)
class Camera:
    """Camera at (0, 0, height) metres looking along +y, tilted `pitch` radians below the horizontal."""

    focal: float
    centre_x: float
    centre_y: float
    height: float
    pitch: float

    def project(self, x: float, y: float, z: float) -> tuple[float, float, float]:
        """Picture position of a point in metres, and its depth in metres (not in front of the camera: depth <= 0)."""
        depth = y * math.cos(self.pitch) + (self.height - z) * math.sin(self.pitch)
        down = (self.height - z) * math.cos(self.pitch) - y * math.sin(self.pitch)
        safe = max(depth, 1e-3)
        return self.centre_x + self.focal * x / safe, self.centre_y + self.focal * down / safe, depth

    def floor_at(self, u: float, v: float) -> tuple[float, float] | None:
        """The floor point seen at a picture position; None at or above the horizon."""
        right, down = (u - self.centre_x) / self.focal, (v - self.centre_y) / self.focal
        sinking = math.sin(self.pitch) + down * math.cos(self.pitch)
        if sinking < 1e-3:
            return None
        reach = self.height / sinking
        return right * reach, reach * (math.cos(self.pitch) - down * math.sin(self.pitch))

    def floor_homography(self) -> np.ndarray:
        """3x3 matrix from floor metres (x, y, 1) to the picture."""
        sin, cos = math.sin(self.pitch), math.cos(self.pitch)
        lens = np.array([[self.focal, 0, self.centre_x], [0, self.focal, self.centre_y], [0, 0, 1]])
        return lens @ np.array([[1, 0, 0], [0, -sin, self.height * cos], [0, cos, self.height * sin]])

    def wall_homography(self, distance: float) -> np.ndarray:
        """3x3 matrix from metres on an upright wall across the view (x, z, 1) to the picture."""
        sin, cos = math.sin(self.pitch), math.cos(self.pitch)
        lens = np.array([[self.focal, 0, self.centre_x], [0, self.focal, self.centre_y], [0, 0, 1]])
        return lens @ np.array([[1, 0, 0], [0, -cos, self.height * cos - distance * sin],
                                [0, -sin, distance * cos + self.height * sin]])

    def window(self, scale: float, left: float, top: float) -> "Camera":
        """The camera of the picture's part that starts at (left, top), enlarged by `scale`."""
        return replace(self, focal=self.focal * scale, centre_x=(self.centre_x - left) * scale,
                       centre_y=(self.centre_y - top) * scale)

    def person_height(self, u: float, v: float, stature: float = 1.7) -> float | None:
        """Pixels from the feet to the top of the head of a person who stands at a picture position."""
        floor = self.floor_at(u, v)
        if floor is None:
            return None
        x, y = floor
        foot, head = self.project(x, y, 0), self.project(x, y, min(stature, self.height - 0.1))
        return math.hypot(foot[0] - head[0], foot[1] - head[1]) if head[2] > 0.1 else None
