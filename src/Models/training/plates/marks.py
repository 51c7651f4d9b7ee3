"""Small drawings between and beside the characters of a plate: they separate, decorate or certify, and are no
text."""

from typing import Callable

import cv2
import numpy as np

from .fonts import header_fonts, text_mask

# Paints into rgb at x, y, w, h (pixels); `ink` is the colour of the plate's characters.
Painter = Callable[[np.random.Generator, np.ndarray, int, int, int, int, tuple[int, int, int]], None]


def random_colour(rng: np.random.Generator, low: int = 0, high: int = 255) -> tuple[int, int, int]:
    """A colour with each of its parts between low and high."""
    return tuple(int(v) for v in rng.integers(low, high + 1, 3))


def dot(rng, rgb, x, y, w, h, ink):
    """A raised dot at half height, or a little square."""
    radius = max(1, round(h * rng.uniform(0.05, 0.1)))
    centre = (x + w // 2, y + round(h * rng.uniform(0.45, 0.6)))
    if rng.random() < 0.75:
        cv2.circle(rgb, centre, radius, ink, -1, cv2.LINE_AA)
    else:
        cv2.rectangle(rgb, (centre[0] - radius, centre[1] - radius), (centre[0] + radius, centre[1] + radius), ink, -1)


def dash(rng, rgb, x, y, w, h, ink):
    """A hyphen."""
    thickness = max(1, round(h * rng.uniform(0.07, 0.14)))
    middle = y + round(h * rng.uniform(0.45, 0.6))
    inset = round(w * rng.uniform(0.1, 0.25))
    cv2.rectangle(rgb, (x + inset, middle - thickness // 2), (x + w - inset, middle + thickness // 2), ink, -1)


def seals(rng, rgb, x, y, w, h, ink):
    """One or two round seals or shields one over the other, sometimes with a hyphen: Slovak, Czech, German,
    Austrian."""
    radius = max(2, round(min(w * 0.5, h * 0.22) * rng.uniform(0.7, 1)))
    centre_x = x + w // 2
    kind = rng.integers(6)
    if kind in (0, 1, 4):
        _seal(rng, rgb, centre_x, y + round(h * rng.uniform(0.16, 0.3)), radius)
    if kind in (1, 2):
        _seal(rng, rgb, centre_x, y + round(h * rng.uniform(0.68, 0.82)), radius)
    if kind in (3, 5):
        _shield(rng, rgb, centre_x, y + h // 2, radius)
    if kind in (2, 4):
        dash(rng, rgb, x, y, w, h, ink)


def _seal(rng, rgb, x, y, radius):
    cv2.circle(rgb, (x, y), radius, random_colour(rng), -1, cv2.LINE_AA)
    cv2.circle(rgb, (x, y), max(1, round(radius * 0.6)), random_colour(rng), -1, cv2.LINE_AA)


def _shield(rng, rgb, x, y, radius):
    shape = np.array([(-0.8, -1), (0.8, -1), (0.8, 0.2), (0, 1.1), (-0.8, 0.2)]) * radius + (x, y)
    cv2.fillPoly(rgb, [shape.astype(np.int32)], random_colour(rng), cv2.LINE_AA)
    if rng.random() < 0.5:
        cv2.fillPoly(
            rgb,
            [((shape - (x, y)) * (0.75, 0.5) + (x, y + radius * 0.3)).astype(np.int32)],
            random_colour(rng),
            cv2.LINE_AA,
        )
    if rng.random() < 0.5:
        cv2.polylines(rgb, [shape.astype(np.int32)], True, random_colour(rng, 150, 255), 1, cv2.LINE_AA)
    cv2.circle(rgb, (x, y - radius // 4), max(1, radius // 2), random_colour(rng), -1, cv2.LINE_AA)


def emblem(rng, rgb, x, y, w, h, ink):
    """A random drawing: outline of a state, flower, tree, seal, star; often soft, and often larger than its place."""
    layer = rgb.copy()
    grow = rng.uniform(0.8, 1.6)
    centre = np.array([x + w / 2, y + h * rng.uniform(0.4, 0.6)])
    half = np.array([max(w, h * 0.35) / 2 * grow, h / 2 * grow])
    for _ in range(int(rng.integers(1, 4))):
        colour = random_colour(rng, 20, 230)
        if rng.random() < 0.35:
            _silhouette(rng, layer, centre, half, colour)
            continue
        sides = int(rng.choice([3, 4, 5, 6, 8, 10, 14]))
        angles = np.linspace(0, 2 * np.pi, sides, endpoint=False) + rng.uniform(0, 6)
        radii = rng.uniform(0.35, 1, sides)
        shape = np.stack([np.cos(angles) * radii, np.sin(angles) * radii], 1) * half + centre
        if rng.random() < 0.3:
            cv2.polylines(layer, [shape.astype(np.int32)], True, colour, int(rng.integers(1, 3)), cv2.LINE_AA)
        elif rng.random() < 0.4:
            cv2.ellipse(
                layer,
                tuple(int(v) for v in centre),
                tuple(int(v) for v in half * rng.uniform(0.3, 0.9)),
                float(rng.uniform(0, 180)),
                0,
                360,
                colour,
                -1,
                cv2.LINE_AA,
            )
        else:
            cv2.fillPoly(layer, [shape.astype(np.int32)], colour, cv2.LINE_AA)
        half = half * rng.uniform(0.4, 0.9)
    opacity = float(rng.uniform(0.25, 1))
    rgb[:] = cv2.addWeighted(layer, opacity, rgb, 1 - opacity, 0)


def _silhouette(rng, layer, centre, half, colour):
    """A ragged organic shape: animal, flower, tree, portrait."""
    w, h = (max(4, int(v * 2)) for v in half)
    cells = int(rng.integers(3, 9))
    field = cv2.resize(
        rng.random((cells, max(2, round(cells * w / h))), dtype=np.float32), (w, h), interpolation=cv2.INTER_CUBIC
    )
    ys, xs = np.mgrid[-1 : 1 : h * 1j, -1 : 1 : w * 1j]
    field -= np.hypot(xs, ys) ** 2 * 0.5
    mask = np.clip((field - rng.uniform(0.05, 0.35)) * 12, 0, 1) * 255
    blend(layer, mask.astype(np.uint8), int(centre[0] - w / 2), int(centre[1] - h / 2), colour)


def sticker(rng, rgb, x, y, w, h, ink):
    """A validity sticker: a small bright rectangle with a month, a year or a number."""
    w, h = max(3, w), max(3, h)
    paper = random_colour(rng, 120, 255) if rng.random() < 0.6 else random_colour(rng)
    cv2.rectangle(rgb, (x, y), (x + w - 1, y + h - 1), paper, -1)
    words = (
        "JAN",
        "FEB",
        "MAR",
        "APR",
        "MAY",
        "JUN",
        "JUL",
        "AUG",
        "SEP",
        "OCT",
        "NOV",
        "DEC",
        f"{rng.integers(1, 100):02d}",
        f"{rng.integers(1, 13)}-{rng.integers(0, 30):02d}",
        str(rng.integers(1990, 2030)),
    )
    write(
        rng,
        rgb,
        words[int(rng.integers(len(words)))],
        x + 1,
        y + 1,
        w - 2,
        h - 2,
        (10, 10, 10) if sum(paper) > 380 else (245, 245, 245),
    )
    if rng.random() < 0.3:
        cv2.rectangle(rgb, (x, y), (x + w - 1, y + h - 1), random_colour(rng), 1)


def tag(rng, rgb, x, y, w, h, ink):
    """A validity sticker between two characters."""
    tall = round(h * rng.uniform(0.3, 0.7))
    sticker(rng, rgb, x, y + round((h - tall) * rng.uniform(0.2, 0.8)), w, tall, ink)


def write(rng, rgb, text, x, y, w, h, colour, font=None):
    """Writes small text that is no part of the number, centred and shrunk into x, y, w, h."""
    if w < 3 or h < 3:
        return
    fonts = header_fonts()
    mask = text_mask(font or fonts[int(rng.integers(len(fonts)))], text, h)
    if mask.shape[1] > w:
        mask = cv2.resize(
            mask, (w, max(2, min(h, round(h * max(w / mask.shape[1], 0.55))))), interpolation=cv2.INTER_AREA
        )
    blend(rgb, mask, x + (w - mask.shape[1]) // 2, y + (h - mask.shape[0]) // 2, colour)


def blend(rgb, mask, x, y, colour):
    """Paints a colour through a mask at x, y; what lies outside the picture is cut off."""
    left, top = max(0, x), max(0, y)
    right, bottom = min(rgb.shape[1], x + mask.shape[1]), min(rgb.shape[0], y + mask.shape[0])
    if right <= left or bottom <= top:
        return
    alpha = mask[top - y : bottom - y, left - x : right - x, None].astype(np.float32) / 255
    part = rgb[top:bottom, left:right]
    part[:] = (part * (1 - alpha) + np.array(colour, np.float32) * alpha).astype(np.uint8)
