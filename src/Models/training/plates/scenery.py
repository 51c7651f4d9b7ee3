"""Printed backgrounds of American plates: gradients, bands, mountains, skylines, suns, trees, flags, fields of
stripes."""

import cv2
import numpy as np

from .marks import emblem, random_colour


def background(rng: np.random.Generator, height: int, width: int) -> np.ndarray:
    """Draws the paper of a plate, bright on the whole, so that dark characters stand out."""
    kind = rng.random()
    if kind < 0.3:
        rgb = np.full((height, width, 3), rng.normal(225, 18) + rng.normal(0, 8, 3), np.float32)
    else:
        stops = np.array([_paper(rng) for _ in range(int(rng.integers(2, 4)))], np.float32)
        ramp = cv2.resize(stops[:, None], (1, height), interpolation=cv2.INTER_LINEAR)
        rgb = np.repeat(ramp.reshape(height, 1, 3), width, axis=1)
        if rng.random() < 0.2:
            rgb = cv2.rotate(cv2.resize(rgb, (height, width)), cv2.ROTATE_90_CLOCKWISE)
    rgb = np.ascontiguousarray(np.clip(rgb, 0, 255).astype(np.uint8))
    for draw, chance in (
        (_bands, 0.25),
        (_mountains, 0.3),
        (_skyline, 0.08),
        (_sun, 0.12),
        (_trees, 0.1),
        (_stripes, 0.08),
        (_rainbow, 0.06),
        (_veil, 0.2),
    ):
        if rng.random() < chance:
            draw(rng, rgb)
    return rgb


def _paper(rng):
    return np.clip(rng.normal(215, 28) + rng.normal(0, 28, 3), 90, 255)


def _bands(rng, rgb):
    height = rgb.shape[0]
    top, bottom = round(height * rng.uniform(0.1, 0.27)), round(height * rng.uniform(0.1, 0.24))
    if rng.random() < 0.8:
        rgb[:top] = random_colour(rng)
    if rng.random() < 0.6:
        rgb[height - bottom :] = random_colour(rng)


def _mountains(rng, rgb):
    height, width = rgb.shape[:2]
    layer = rgb.copy()
    for _ in range(int(rng.integers(1, 4))):
        base = height * rng.uniform(0.55, 0.95)
        xs = np.linspace(0, width, int(rng.integers(4, 16)))
        ys = base - np.abs(rng.normal(0, height * rng.uniform(0.05, 0.3), len(xs)))
        line = np.stack([xs, ys], 1)
        if rng.random() < 0.25:
            shape = np.vstack([line - (0, base - height * 0.25), [(width, 0), (0, 0)]])
        else:
            shape = np.vstack([line, [(width, height), (0, height)]])
        cv2.fillPoly(layer, [shape.astype(np.int32)], random_colour(rng, 30, 240), cv2.LINE_AA)
    _mix(rng, rgb, layer, 0.15, 0.85)


def _skyline(rng, rgb):
    height, width = rgb.shape[:2]
    layer = rgb.copy()
    colour = random_colour(rng, 60, 220)
    x = int(width * rng.uniform(0, 0.6))
    for _ in range(int(rng.integers(4, 12))):
        w = int(rng.integers(5, 18))
        cv2.rectangle(layer, (x, round(height * rng.uniform(0.3, 0.8))), (x + w, height), colour, -1)
        x += w + int(rng.integers(0, 8))
    _mix(rng, rgb, layer, 0.15, 0.6)


def _sun(rng, rgb):
    height, width = rgb.shape[:2]
    layer = rgb.copy()
    centre = (int(width * rng.uniform(0.1, 0.9)), int(height * rng.uniform(0.2, 0.9)))
    cv2.circle(layer, centre, int(height * rng.uniform(0.1, 0.4)), random_colour(rng, 120, 255), -1, cv2.LINE_AA)
    if rng.random() < 0.4:
        for angle in np.linspace(0, 2 * np.pi, 16, endpoint=False):
            end = (int(centre[0] + np.cos(angle) * width), int(centre[1] + np.sin(angle) * width))
            cv2.line(layer, centre, end, random_colour(rng, 150, 255), 2, cv2.LINE_AA)
    _mix(rng, rgb, layer, 0.2, 0.7)


def _trees(rng, rgb):
    height, width = rgb.shape[:2]
    layer = rgb.copy()
    colour = random_colour(rng, 20, 170)
    for _ in range(int(rng.integers(1, 12))):
        x, foot = width * rng.random(), height * rng.uniform(0.6, 1)
        tall = height * rng.uniform(0.15, 0.7)
        shape = np.array([(x, foot - tall), (x + tall * 0.22, foot), (x - tall * 0.22, foot)])
        cv2.fillPoly(layer, [shape.astype(np.int32)], colour, cv2.LINE_AA)
    _mix(rng, rgb, layer, 0.2, 0.9)


def _stripes(rng, rgb):
    height, width = rgb.shape[:2]
    layer = rgb.copy()
    step = int(rng.integers(5, 16))
    colour, slope = random_colour(rng, 60, 240), int(rng.integers(-20, 21))
    for y in range(-20, height + 20, 2 * step):
        cv2.line(layer, (0, y), (width, y + slope), colour, step)
    _mix(rng, rgb, layer, 0.1, 0.4)


def _rainbow(rng, rgb):
    height, width = rgb.shape[:2]
    layer = rgb.copy()
    radius = height * rng.uniform(0.7, 1.4)
    centre = (width // 2, round(height * rng.uniform(0.9, 1.6)))
    for hue in range(6):
        colour = cv2.cvtColor(np.uint8([[[hue * 28, 170, 240]]]), cv2.COLOR_HSV2RGB)[0, 0]
        cv2.ellipse(
            layer,
            centre,
            (round(radius * 1.15 - hue * 5), round(radius - hue * 5)),
            0,
            180,
            360,
            tuple(int(c) for c in colour),
            5,
            cv2.LINE_AA,
        )
    _mix(rng, rgb, layer, 0.3, 0.9)


def _veil(rng, rgb):
    """A soft print over the middle or a side: portrait, flower, bird, building."""
    height, width = rgb.shape[:2]
    layer = rgb.copy()
    size = round(height * rng.uniform(0.4, 0.9))
    x = round((width - size) * rng.choice([0.05, 0.35, 0.5, 0.65, 0.95]))
    emblem(rng, layer, x, (height - size) // 2, size, size, (0, 0, 0))
    if rng.random() < 0.5:
        layer = cv2.GaussianBlur(layer, (0, 0), 3)
    _mix(rng, rgb, layer, 0.2, 0.8)


def _mix(rng, rgb, layer, low, high):
    opacity = float(rng.uniform(low, high))
    rgb[:] = cv2.addWeighted(layer, opacity, rgb, 1 - opacity, 0)
