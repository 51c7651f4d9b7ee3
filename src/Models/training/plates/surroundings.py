"""What is seen around a plate: bodywork, holder, shadow, grille, and a dealer's line below that must not be read."""

import cv2
import numpy as np

from .marks import random_colour, write
from .patterns import pick

_LINES = (
    "AUTOHAUS,www.autohaus.de,AUTOSALON,AUTO SERVIS,GARAGE CENTRAL,TOYOTA,SKODA,AUTO CENTRUM,KFZ SERVICE,"
    "0800 555 123,CONCESSIONARIA,FORD"
).split(",")


def bodywork(rng: np.random.Generator, height: int, width: int, corners: np.ndarray) -> np.ndarray:
    """Draws height x width x 3 float32 of surroundings for a plate with these corners."""
    base = np.full((height, width, 3), rng.choice([rng.uniform(10, 80), rng.uniform(60, 230)]), np.float32)
    base += rng.normal(0, 20, 3)
    base += (
        np.linspace(*rng.normal(0, 25, 2), height)[:, None, None]
        + np.linspace(*rng.normal(0, 15, 2), width)[None, :, None]
    )
    picture = np.ascontiguousarray(np.clip(base, 0, 255).astype(np.uint8))
    for _ in range(int(rng.integers(0, 5))):
        _detail(rng, picture)
    if rng.random() < 0.6:
        _holder(rng, picture, corners)
    return picture.astype(np.float32)


def _detail(rng, picture):
    height, width = picture.shape[:2]
    colour = random_colour(rng) if rng.random() < 0.3 else (int(rng.integers(256)),) * 3
    kind = rng.integers(4)
    if kind == 0:
        y = int(rng.integers(height))
        cv2.line(picture, (0, y), (width, y + int(rng.integers(-8, 9))), colour, int(rng.integers(1, 6)), cv2.LINE_AA)
    elif kind == 1:
        x, y = int(rng.integers(width)), int(rng.integers(height))
        cv2.rectangle(picture, (x, y), (x + int(rng.integers(4, width)), y + int(rng.integers(3, height))), colour, -1)
    elif kind == 2:
        cv2.ellipse(
            picture,
            (int(rng.integers(width)), int(rng.integers(height))),
            (int(rng.integers(2, 30)), int(rng.integers(2, 20))),
            0,
            0,
            360,
            colour,
            -1,
            cv2.LINE_AA,
        )
    else:
        step = int(rng.integers(3, 9))
        picture[::step] = (picture[::step] * rng.uniform(0.4, 0.9)).astype(np.uint8)


def _holder(rng, picture, corners):
    """A holder or recess around the plate, dark or chromed, often with a line of small text below or above."""
    tl, tr, br, bl = corners
    down, across = bl - tl, tr - tl
    rim = rng.uniform(0.01, 0.1)
    lower, upper = rng.uniform(0.02, 0.28), rng.uniform(0.02, 0.12)
    if rng.random() < 0.15:
        lower, upper = upper, lower
    shape = np.array(
        [
            tl - rim * across * 0.3 - upper * down,
            tr + rim * across * 0.3 - upper * down,
            br + rim * across * 0.3 + lower * down,
            bl - rim * across * 0.3 + lower * down,
        ]
    )
    colour = (int(rng.integers(5, 60)),) * 3 if rng.random() < 0.75 else random_colour(rng, 30, 240)
    cv2.fillPoly(picture, [shape.astype(np.int32)], colour, cv2.LINE_AA)
    if lower > 0.12 and rng.random() < 0.7:
        high = int(np.linalg.norm(down) * lower * rng.uniform(0.5, 0.8))
        wide = int(np.linalg.norm(across) * rng.uniform(0.4, 0.95))
        words = (240, 240, 240) if sum(colour) < 330 else (20, 20, 20)
        if rng.random() < 0.2:
            words = random_colour(rng, 100, 255)
        middle = (bl + br) / 2 + down * lower * 0.5
        write(rng, picture, pick(rng, _LINES), int(middle[0] - wide / 2), int(middle[1] - high / 2), wide, high, words)
