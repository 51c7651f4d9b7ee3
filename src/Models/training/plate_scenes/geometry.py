"""Planes in perspective: homographies, where points go, and pasting a flat picture without aliasing."""
from __future__ import annotations

import cv2
import numpy as np


def rectangle(x: float, y: float, width: float, height: float) -> np.ndarray:
    """Corners of an upright rectangle, [4, 2]: top left, top right, bottom right, bottom left."""
    return np.float32([[x, y], [x + width, y], [x + width, y + height], [x, y + height]])


def project(matrix: np.ndarray, points: np.ndarray) -> np.ndarray:
    """Moves points [n, 2] by a homography [3, 3]."""
    return cv2.perspectiveTransform(np.float32(points)[None], matrix)[0]


def tilted_view(rng: np.random.Generator, width: float, height: float, strength: float) -> np.ndarray:
    """A camera's view of an upright plane of a given size: yaw, pitch and roll grow with `strength` (1 = hand-held)."""
    yaw, pitch = rng.normal(0, 0.38 * strength), rng.normal(-0.08 * strength, 0.22 * strength)
    roll = rng.normal(0, 0.09 * strength)
    yaw, pitch = float(np.clip(yaw, -1.0, 1.0)), float(np.clip(pitch, -0.7, 0.6))
    focal = rng.uniform(1.2, 4.0) * width
    turn = cv2.Rodrigues(np.float64([pitch, yaw, 0]))[0]
    turn = cv2.Rodrigues(np.float64([0, 0, roll]))[0] @ turn
    centre = np.float64([[1, 0, -width / 2], [0, 1, -height / 2], [0, 0, 1]])
    plane = np.column_stack([turn[:, 0], turn[:, 1], np.float64([0, 0, focal])])
    return np.diag([focal, focal, 1.0]) @ plane @ centre


def placed(matrix: np.ndarray, quad: np.ndarray, width: float, centre: tuple[float, float]) -> np.ndarray:
    """Scales and shifts a view so that `quad` becomes `width` pixels wide with its middle at `centre`."""
    seen = project(matrix, quad)
    scale = width / max(1e-3, (np.linalg.norm(seen[1] - seen[0]) + np.linalg.norm(seen[2] - seen[3])) / 2)
    middle = seen.mean(axis=0) * scale
    move = np.float64([[scale, 0, centre[0] - middle[0]], [0, scale, centre[1] - middle[1]], [0, 0, 1]])
    return move @ matrix


def halvings(picture: np.ndarray, opacity: np.ndarray | None = None) -> list[np.ndarray]:
    """A flat RGB picture with its opacity (0-255) as RGBA, then its half, quarter and so on: the input of `paste`."""
    if opacity is None:
        opacity = np.full(picture.shape[:2], 255, np.uint8)
    levels = [np.dstack([picture, opacity])]
    while len(levels) < 5 and min(levels[-1].shape[:2]) >= 12:
        height, width = levels[-1].shape[:2]
        levels.append(cv2.resize(levels[-1], (width // 2, height // 2), interpolation=cv2.INTER_AREA))
    return levels


def paste(target: np.ndarray, levels: list[np.ndarray], matrix: np.ndarray) -> None:
    """Draws a flat picture into `target` as the view shows it, from the halving that neither aliases nor blurs; only
    the touched part is worked on."""
    height, width = target.shape[:2]
    full = levels[0].shape[1], levels[0].shape[0]
    corners = project(matrix, rectangle(0, 0, *full))
    left, top = np.maximum(np.floor(corners.min(axis=0)).astype(int) - 1, 0)
    right, bottom = np.minimum(np.ceil(corners.max(axis=0)).astype(int) + 2, [width, height])
    if right <= left or bottom <= top or not np.isfinite(corners).all():
        return
    across, down = np.linalg.norm(corners[1] - corners[0]), np.linalg.norm(corners[3] - corners[0])
    scale = max(across / full[0], down / full[1], 1e-3)
    level = levels[int(np.clip(np.log2(1.2 / scale), 0, len(levels) - 1))]
    resize = np.diag([full[0] / level.shape[1], full[1] / level.shape[0], 1.0])
    matrix = np.float64([[1, 0, -left], [0, 1, -top], [0, 0, 1]]) @ matrix @ resize
    seen = cv2.warpPerspective(level, matrix, (int(right - left), int(bottom - top)), flags=cv2.INTER_LINEAR)
    part = target[top:bottom, left:right]
    share = cv2.cvtColor(seen[:, :, 3], cv2.COLOR_GRAY2RGB).astype(np.float32) * (1 / 255)
    # part + (colour - part) * share, in the library's own loops
    colour = cv2.multiply(seen[:, :, :3].astype(np.float32) - part, share)
    cv2.add(part, colour, dst=part, dtype=cv2.CV_8U)
