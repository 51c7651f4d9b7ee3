"""Sprites: RGBA patches at a place in the picture, blended one over the other, with their shadows."""
from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np


@dataclass(frozen=True, eq=False)
class Sprite:
    """RGB pixels (uint8 or float32) and alpha (float32, 0..1) whose upper left corner lies at (left, top).

    `box` is the person's box (x0, y0, x1, y1) before clipping, None for things that are no persons; `depth` in metres.
    """

    colour: np.ndarray
    alpha: np.ndarray
    left: int
    top: int
    foot: tuple[float, float]
    depth: float
    box: tuple[float, float, float, float] | None = None


@dataclass(frozen=True)
class Light:
    """How shadows fall: sideways and downwards shift for one pixel of height, strength 0..1 and softness in pixels."""

    lean: float
    flatten: float
    strength: float
    softness: float
    mirror: float


def draw_light(random: np.random.Generator) -> Light:
    """Sun, lamps or a dull day; sometimes a floor that mirrors."""
    sunny = random.random() < 0.25
    return Light(random.uniform(-1.2, 1.2) if sunny else random.uniform(-0.3, 0.3),
                 random.uniform(-0.6, 0.5) if sunny else random.uniform(-0.25, 0.25),
                 random.uniform(0.2, 0.6) if sunny else random.uniform(0.02, 0.3),
                 random.uniform(0.5, 2.5) if sunny else random.uniform(2.0, 8.0),
                 random.uniform(0.05, 0.35) if random.random() < 0.12 else 0.0)


def clip(shape: tuple[int, ...], left: int, top: int, height: int, width: int):
    """Overlap of a patch with a picture: slices into the picture and into the patch; None if there is none."""
    x0, y0, x1, y1 = max(left, 0), max(top, 0), min(left + width, shape[1]), min(top + height, shape[0])
    if x1 <= x0 or y1 <= y0:
        return None
    return (slice(y0, y1), slice(x0, x1)), (slice(y0 - top, y1 - top), slice(x0 - left, x1 - left))


def blend(picture: np.ndarray, sprite: Sprite) -> None:
    """Lay a sprite over a float32 RGB picture, in place."""
    parts = clip(picture.shape, sprite.left, sprite.top, *sprite.alpha.shape)
    if parts is None:
        return
    inside, patch = parts
    alpha = sprite.alpha[patch][..., None]
    picture[inside] += (sprite.colour[patch] - picture[inside]) * alpha


def cast_shadow(picture: np.ndarray, sprite: Sprite, light: Light) -> None:
    """Darken the floor where the sprite's shadow falls, and mirror it in a glossy floor."""
    height, width = sprite.alpha.shape
    foot_x, foot_y = sprite.foot[0] - sprite.left, sprite.foot[1] - sprite.top
    if light.strength * height * width < 40:
        return
    reach = int(height * max(abs(light.lean), abs(light.flatten)) + 3 * light.softness + 4)
    size = (width + 2 * reach, int(2 * reach + 0.3 * height) + 2)
    shift = np.float32([[1, -light.lean, reach + light.lean * foot_y],
                        [0, light.flatten, reach - light.flatten * foot_y]])
    shade = cv2.warpAffine(sprite.alpha, shift, size)
    if light.softness > 0.4:
        shade = cv2.GaussianBlur(shade, (0, 0), light.softness)
    parts = clip(picture.shape, sprite.left - reach, int(sprite.foot[1]) - reach, size[1], size[0])
    if parts is not None:
        inside, patch = parts
        picture[inside] *= 1 - light.strength * shade[patch][..., None]
    if light.mirror > 0:
        parts = clip(picture.shape, sprite.left, int(2 * sprite.foot[1]) - sprite.top - height, height, width)
        if parts is not None:
            inside, patch = parts
            alpha = (light.mirror * sprite.alpha[::-1][patch])[..., None]
            picture[inside] += (sprite.colour[::-1][patch] - picture[inside]) * alpha


def paint(picture: np.ndarray, sprites: list[Sprite], light: Light) -> np.ndarray:
    """A copy of the picture with all sprites, the farthest first."""
    painted = picture.copy()
    for sprite in sorted(sprites, key=lambda s: -s.depth):
        cast_shadow(painted, sprite, light)
        blend(painted, sprite)
    return painted
