"""A person cut-out dressed anew, turned and scaled to stand at a floor point of a camera's picture."""
from __future__ import annotations

import math

import cv2
import numpy as np

from .camera import Camera
from .cutouts import Cutout, Wardrobe
from .sprites import Sprite

Random = np.random.Generator


def cloth_colour(random: Random) -> np.ndarray:
    """Mostly the dark, grey and blue cloth that people wear in the street."""
    kind = random.random()
    if kind < 0.4:
        return random.uniform(10, 70) * random.normal(1, 0.08, 3)
    if kind < 0.6:
        return np.array((random.uniform(25, 80), random.uniform(35, 95), random.uniform(60, 150)))
    if kind < 0.8:
        return random.uniform(80, 235) * random.normal(1, 0.06, 3)
    return random.uniform(10, 230, 3)


def dress(cutout: Cutout, random: Random) -> np.ndarray:
    """RGB float32 pixels in other clothes and another light; the folds and patterns stay."""
    colour = cutout.pixels[..., :3].astype(np.float32)
    height = colour.shape[0]
    if random.random() < 0.7:
        top, bottom = int(cutout.head[1] + cutout.head[3] * 0.95), int(cutout.body[1] + cutout.body[3])
        waist = int(top + (bottom - top) * random.uniform(0.4, 0.55))
        for y0, y1 in ((top, waist), (waist, int(bottom - 0.06 * (bottom - top)))):
            part = colour[max(0, y0):min(height, y1)]
            if part.size == 0 or random.random() < 0.25:
                continue
            mask = cutout.pixels[max(0, y0):min(height, y1), :, 3:] / 255.0
            grey = part.mean(axis=2, keepdims=True)
            level = max(12.0, float((grey * mask).sum() / (mask.sum() + 1e-3)))
            cloth = cloth_colour(random)
            relief = np.clip(grey / level, 0.25, 2.2) ** random.uniform(0.6, 1.1)
            keep = random.uniform(0, 0.3)
            part[:] = part * keep + cloth * relief * (1 - keep)
    grey = colour.mean(axis=2, keepdims=True)
    colour = grey + (colour - grey) * random.uniform(0.4, 1.15)
    rows = np.linspace(-1, 1, height, dtype=np.float32)[:, None, None]
    columns = np.linspace(-1, 1, colour.shape[1], dtype=np.float32)[None, :, None]
    slope = 1 + random.normal(0, 0.12) * rows + random.normal(0, 0.2) * columns
    return np.clip((colour * slope * random.uniform(0.55, 1.25)), 0, 255).astype(np.uint8)


def stand(wardrobe: Wardrobe, camera: Camera, x: float, y: float, random: Random,
          stature: float | None = None) -> Sprite | None:
    """A random person with the feet at a floor point (metres); None where the camera cannot see one."""
    foot_u, foot_v, foot_depth = camera.project(x, y, 0)
    head_u, head_v, head_depth = camera.project(x, y, min(1.7, camera.height - 0.15))
    if foot_depth < 0.4 or head_depth < 0.3:
        return None
    elevation = math.degrees(math.atan2(camera.height - 0.9, math.hypot(x, y)))
    cutout = wardrobe.draw(elevation, random)
    depth = (foot_depth + head_depth) / 2
    scale = camera.focal / depth / cutout.pixels_per_metre * (stature or random.uniform(0.92, 1.06))
    if not 0.02 < scale < 4:
        return None
    lean = math.degrees(math.atan2(head_u - foot_u, foot_v - head_v))
    if elevation < 70:
        lean = max(-25.0, min(25.0, lean))
    return place(cutout, (foot_u, foot_v), scale, lean, foot_depth, random)


def place(cutout: Cutout, foot: tuple[float, float], scale: float, lean: float, depth: float,
          random: Random) -> Sprite | None:
    """A dressed cut-out at a place of the picture, leaning clockwise by `lean` degrees, enlarged by `scale`."""
    colour, alpha = dress(cutout, random), cutout.pixels[..., 3].astype(np.float32) / 255
    mirror = random.random() < 0.5
    height, width = alpha.shape
    turn = math.radians(lean)
    squeeze = random.uniform(0.9, 1.12)
    linear = np.array([[math.cos(turn), -math.sin(turn)], [math.sin(turn), math.cos(turn)]]) @ np.diag(
        [(-scale if mirror else scale) * squeeze, scale])
    corners = np.array([[0, 0], [width, 0], [0, height], [width, height]], float) @ linear.T
    low, high = corners.min(axis=0), corners.max(axis=0)
    size = (int(high[0] - low[0]) + 3, int(high[1] - low[1]) + 3)
    if min(size) < 4 or max(size) > 1500:
        return None
    offset = 1 - low
    foot_at = linear @ np.array(cutout.foot) + offset
    left, top = round(foot[0] - foot_at[0]), round(foot[1] - foot_at[1])
    if scale < 0.6:
        blur = max(0.1, 0.42 / scale - 0.3)
        colour, alpha = cv2.GaussianBlur(colour, (0, 0), blur), cv2.GaussianBlur(alpha, (0, 0), blur)
    matrix = np.float32(np.column_stack([linear, offset]))
    method = cv2.INTER_LINEAR if scale < 1.2 else cv2.INTER_CUBIC
    colour = cv2.warpAffine(colour, matrix, size, flags=method, borderMode=cv2.BORDER_REPLICATE)
    alpha = cv2.warpAffine(alpha, matrix, size, flags=cv2.INTER_LINEAR)
    box = _body_box(cutout, linear, offset, alpha, abs(lean))
    box = (box[0] + left, box[1] + top, box[2] + left, box[3] + top)
    return Sprite(colour, alpha, left, top, foot, depth, box)


def _body_box(cutout: Cutout, linear: np.ndarray, offset: np.ndarray, alpha: np.ndarray,
              lean: float) -> tuple[float, float, float, float]:
    """The body's upright box inside the warped patch, as people draw it: a hand or toe that sticks out does not count.

    By the mesh's corners when hardly turned, else by the visible pixels.
    """
    x, y, w, h = cutout.body
    points = np.array([[x, y], [x + w, y], [x, y + h], [x + w, y + h]]) @ linear.T + offset
    low, high = points.min(axis=0), points.max(axis=0)
    if lean > 4:
        seen = alpha > 0.4
        columns, rows = np.flatnonzero(seen.any(axis=0)), np.flatnonzero(seen.any(axis=1))
        if len(columns) and len(rows):
            low = np.maximum(low, (columns[0], rows[0]))
            high = np.minimum(high, (columns[-1] + 1, rows[-1] + 1))
    rows = slice(max(0, int(low[1])), max(1, int(high[1])))
    filled = (alpha[rows] > 0.4).sum(axis=0) > 0.05 * (high[1] - low[1])
    columns = np.flatnonzero(filled)
    if len(columns):
        low[0], high[0] = max(low[0], columns[0]), min(high[0], columns[-1] + 1)
    return low[0], low[1], high[0], high[1]
