"""From a flat plate to the crop that a reader is given: mounted on a car, photographed, found, and cut out not
quite right."""

import cv2
import numpy as np

from .photograph import photograph
from .rendered import RenderedPlate

CROP_WIDTH, CROP_HEIGHT = 160, 32
# How often the upright box of the plate is cut instead of its corners, and how often the plate is much tilted:
# Chinese plates are met in such boxes, since that is how their public pictures are labelled.
_BOXED = {"cn": 0.65}
_TILTED = {"cn": 0.45}


def degrade(rng: np.random.Generator, plate: RenderedPlate) -> np.ndarray:
    """Photographs a plate and cuts it out: uint8, 32 x 160 x 3, RGB."""
    picture, corners = photograph(rng, plate.rgb, _TILTED.get(plate.region, 0.2))
    return cut(picture, _found(rng, corners, plate))


def cut(picture: np.ndarray, corners: np.ndarray) -> np.ndarray:
    """Rectifies the quadrilateral `corners` (tl, tr, br, bl in pixels) to the reader's input, 32 x 160 x 3.

    A plate more than twice the input's size is averaged down first, as the reader's callers must do too, so that thin
    strokes survive.
    """
    corners = corners.astype(np.float32)
    wide = max(np.linalg.norm(corners[1] - corners[0]), np.linalg.norm(corners[2] - corners[3]))
    high = max(np.linalg.norm(corners[3] - corners[0]), np.linalg.norm(corners[2] - corners[1]))
    across, down = max(1, int(wide / CROP_WIDTH + 0.5)), max(1, int(high / CROP_HEIGHT + 0.5))
    width, height = CROP_WIDTH * across, CROP_HEIGHT * down
    # Pixel centres lie at half: the outer edge of the crop meets the outer edge of the plate.
    target = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32) - 0.5
    matrix = cv2.getPerspectiveTransform(corners - 0.5, target)
    crop = cv2.warpPerspective(
        picture, matrix, (width, height), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    if (across, down) != (1, 1):
        crop = cv2.resize(crop, (CROP_WIDTH, CROP_HEIGHT), interpolation=cv2.INTER_AREA)
    return crop


def _found(rng: np.random.Generator, corners: np.ndarray, plate: RenderedPlate) -> np.ndarray:
    """What a detector makes of the corners: a loose or tight quadrilateral, or the upright box of a tilted plate."""
    if rng.random() < _BOXED.get(plate.region, 0.35):
        left, top = corners.min(0)
        right, bottom = corners.max(0)
        corners = np.array([(left, top), (right, top), (right, bottom), (left, bottom)], np.float32)
    elif rng.random() < 0.6:
        height = np.linalg.norm(corners[3] - corners[0])
        corners = corners + rng.normal(0, 0.05, (4, 2)) * height
    spread = rng.random() ** 0.7
    low, high = -0.04 * spread, 0.12 * spread
    left, right = rng.uniform(low, high, 2)
    top, bottom = rng.uniform(-0.06 * spread, 0.2 * spread, 2)
    if rng.random() < 0.25:
        # A cut between the plate's rim and its characters: the crop of one who looks for the line of characters only.
        top, bottom = -plate.band[0] * rng.uniform(0, 0.85), -(1 - plate.band[1]) * rng.uniform(0, 0.85)
    return _extend(corners, left, top, right, bottom)


def _extend(corners, left, top, right, bottom):
    """Moves each side of a quadrilateral outwards by a fraction of its width or height."""
    tl, tr, br, bl = corners
    return np.array(
        [
            tl - left * (tr - tl) - top * (bl - tl),
            tr + right * (tr - tl) - top * (br - tr),
            br + right * (br - bl) + bottom * (br - tr),
            bl - left * (br - bl) + bottom * (bl - tl),
        ],
        np.float32,
    )
