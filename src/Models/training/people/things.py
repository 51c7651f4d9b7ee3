"""Things that are no persons and yet move or stand like one: bottles, boxes, trolleys, arms, poles, blobs,
signs, plants."""
from __future__ import annotations

import math

import cv2
import numpy as np

from .sprites import Sprite
from .textures import noise

Random = np.random.Generator


def _sprite(colour: np.ndarray, alpha: np.ndarray, foot: tuple[float, float], depth: float, random: Random) -> Sprite:
    """Shade a patch that stands with the middle of its lower edge at `foot`."""
    height, width = alpha.shape
    shade = 1 + random.normal(0, 0.25) * np.linspace(-1, 1, width)[None, :, None]
    shade = shade + random.normal(0, 0.15) * np.linspace(-1, 1, height)[:, None, None]
    colour = np.clip(colour * shade, 0, 255).astype(np.float32)
    soft = cv2.GaussianBlur(alpha.astype(np.float32), (0, 0), random.uniform(0.4, 0.9))
    return Sprite(colour, soft, int(foot[0] - width / 2), int(foot[1] - height), foot, depth)


def _any_colour(random: Random) -> np.ndarray:
    return random.uniform(10, 245) * random.normal(1, 0.05, 3) if random.random() < 0.65 else random.uniform(10, 200, 3)


def bottle(foot: tuple[float, float], height: int, depth: float, random: Random) -> Sprite:
    """A bottle, vase or jar: a turned shape with a label and a cap."""
    width = max(4, int(height * random.uniform(0.22, 0.5)))
    levels = np.linspace(0, 1, height)
    neck, shoulder = random.uniform(0.2, 0.5), random.uniform(0.15, 0.5)
    profile = np.interp(levels, [0, shoulder * 0.6, shoulder, 0.95, 1], [neck, neck, 1, 1, random.uniform(0.7, 1)])
    across = np.abs(np.linspace(-1, 1, width))
    alpha = (across[None, :] <= profile[:, None]).astype(np.float32)
    colour = np.ones((height, width, 3)) * _any_colour(random)
    y0, y1 = sorted((random.uniform(0.3, 0.95, 2) * height).astype(int))
    colour[y0:y1] = _any_colour(random)
    colour[:max(1, int(shoulder * 0.25 * height))] = _any_colour(random)
    gleam = np.exp(-((np.linspace(-1, 1, width) - random.uniform(-0.6, 0.6)) / 0.15) ** 2)
    colour += gleam[None, :, None] * random.uniform(0, 120)
    return _sprite(colour, alpha * random.uniform(0.6, 1), foot, depth, random)


def carton(foot: tuple[float, float], height: int, depth: float, random: Random) -> Sprite:
    """A box, bin, crate or cabinet with two or three visible faces."""
    width = max(4, int(height * random.uniform(0.3, 1.5)))
    lid, corner = int(height * random.uniform(0.05, 0.5)), int(width * random.uniform(0.15, 0.85))
    base = _any_colour(random)
    colour, alpha = np.zeros((height, width, 3), np.float32), np.zeros((height, width), np.float32)
    slant = int(min(lid, height * 0.25) * random.random())
    faces = (([(0, lid), (corner, lid + slant), (corner, height - 1), (0, height - 1 - slant)], 0.95),
             ([(corner, lid + slant), (width - 1, lid), (width - 1, height - 1 - slant), (corner, height - 1)], 0.65),
             ([(0, lid), (width - 1 - corner, 0), (width - 1, lid), (corner, lid + slant)], 1.2))
    for points, shade in faces:
        cv2.fillConvexPoly(colour, np.array(points, np.int32), np.clip(base * shade, 0, 255).tolist())
        cv2.fillConvexPoly(alpha, np.array(points, np.int32), 1.0)
    for _ in range(int(random.integers(0, 4))):
        x, y = int(random.integers(0, width)), int(random.integers(lid, height))
        cv2.rectangle(colour, (x, y), (x + width // 4, y + max(2, height // 8)), _any_colour(random).tolist(), -1)
    return _sprite(colour, alpha, foot, depth, random)


def frame(foot: tuple[float, float], height: int, depth: float, random: Random) -> Sprite:
    """Thin bars: a trolley, rack, tripod, railing, chair or bicycle."""
    width = max(6, int(height * random.uniform(0.3, 1.6)))
    colour, alpha = np.ones((height, width, 3), np.float32) * _any_colour(random), np.zeros((height, width), np.float32)
    thick = max(1, height // int(random.integers(18, 50)))
    for _ in range(int(random.integers(3, 9))):
        a, b = random.random(2) * (width, height), random.random(2) * (width, height)
        if random.random() < 0.5:
            b = np.array([a[0] + random.normal(0, width * 0.08), height])
        cv2.line(alpha, tuple(a.astype(int).tolist()), tuple(b.astype(int).tolist()), 1.0, thick, cv2.LINE_AA)
    if random.random() < 0.5:
        step = int(random.integers(4, 10))
        x0, x1, y0, y1 = int(width * 0.1), int(width * 0.9), int(height * 0.2), int(height * 0.6)
        alpha[y0:y1:step, x0:x1] = 0.9
        alpha[y0:y1, x0:x1:step] = 0.9
    if random.random() < 0.3:
        for x in (0.25, 0.75):
            cv2.circle(alpha, (int(x * width), int(height * 0.8)), max(2, int(height * 0.18)), 1.0, thick)
    return _sprite(colour, alpha, foot, depth, random)


def blob(foot: tuple[float, float], height: int, depth: float, random: Random) -> Sprite:
    """A ragged patch: bush, bag, animal, rubbish, smoke, reflection."""
    width = max(4, int(height * random.uniform(0.4, 2.0)))
    shape = noise(height, width, random, 0.5, 2)
    rows, columns = np.linspace(-1, 1, height)[:, None], np.linspace(-1, 1, width)[None, :]
    alpha = ((1.4 * (1 - rows ** 2 - columns ** 2) + 0.5 * shape) > 0.3).astype(np.float32)
    spots = noise(height, width, random, 0.8)[..., None]
    colour = np.clip(_any_colour(random) * (1 + random.uniform(0.05, 0.4) * spots), 0, 255)
    return _sprite(colour, alpha * random.uniform(0.4, 1), foot, depth, random)


def pole(foot: tuple[float, float], height: int, depth: float, random: Random) -> Sprite:
    """A lamp post, sign on a post, cone, bollard, flag or mannequin-like stand."""
    width = max(4, int(height * random.uniform(0.12, 0.5)))
    colour, alpha = np.ones((height, width, 3), np.float32) * _any_colour(random), np.zeros((height, width), np.float32)
    middle, half = width // 2, max(1, int(width * random.uniform(0.04, 0.2)))
    alpha[:, max(0, middle - half):middle + half] = 1
    kind = random.random()
    if kind < 0.4:
        y0, y1 = sorted((random.random(2) * height).astype(int))
        colour[y0:y1], alpha[y0:y1] = _any_colour(random), 1
    elif kind < 0.6:
        cone = np.abs(np.linspace(-1, 1, width))[None, :] <= np.linspace(0.15, 1, height)[:, None]
        alpha = cone.astype(np.float32)
        colour[height // 3:height // 2] = 235
    elif kind < 0.8:
        cv2.circle(alpha, (middle, min(height - 1, width // 2)), max(1, width // 2), 1.0, -1)
    return _sprite(colour, alpha, foot, depth, random)


def arm(shape: tuple[int, int], random: Random) -> Sprite:
    """A hand and arm that reaches in from the picture's edge, larger than any person there."""
    height, width = shape
    longer = max(height, width)
    length, thick = int(longer * random.uniform(0.3, 0.8)), int(longer * random.uniform(0.05, 0.16))
    size = length * 2
    colour, alpha = np.zeros((size, size, 3), np.float32), np.zeros((size, size), np.float32)
    turn = random.uniform(0, 2 * math.pi)
    tip = np.array([length, length])
    back = tip + length * np.array([math.cos(turn), math.sin(turn)])
    wrist = tip + 0.3 * length * np.array([math.cos(turn), math.sin(turn)])
    skin = np.array((205, 160, 130)) * random.uniform(0.4, 1.15)
    sleeve = _any_colour(random)

    def stroke(a: np.ndarray, b: np.ndarray, shade: np.ndarray, thickness: int) -> None:
        ends = tuple(a.astype(int).tolist()), tuple(b.astype(int).tolist())
        cv2.line(colour, *ends, shade.tolist(), thickness)
        cv2.line(alpha, *ends, 1.0, thickness)

    stroke(wrist, back, sleeve if random.random() < 0.6 else skin, thick)
    stroke(tip + 0.6 * (wrist - tip), wrist, skin, int(thick * 0.8) + 1)
    for spread in (-0.5, -0.2, 0.1, 0.4):
        finger = tip + 0.18 * length * np.array([math.cos(turn + math.pi + spread), math.sin(turn + math.pi + spread)])
        stroke(tip + 0.5 * (wrist - tip), finger, skin * random.uniform(0.85, 1.1), max(2, thick // 4))
    edge = random.uniform(0.15, 0.85)
    spot = np.array([width * edge, height * random.uniform(0.15, 0.85)])
    foot = (float(spot[0]), float(spot[1] + length))
    return _sprite(colour, alpha, foot, random.uniform(0.5, 3), random)


STANDING = (bottle, carton, frame, blob, pole)
