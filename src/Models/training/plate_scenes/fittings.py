"""What sits on a vehicle: lamps, grilles, badges, stickers, the plate's recess, exhausts. Much resembles a plate."""
from __future__ import annotations

import cv2
import numpy as np

from . import noise
from .lettering import write, word

Frame = tuple[float, float, float, float]


def lamp(rng: np.random.Generator, canvas: np.ndarray, frame: Frame, rear: bool, lit: bool) -> None:
    """A tail lamp of coloured fields or a headlamp of rings, unlit or glowing."""
    x, y, w, h = (int(v) for v in frame)
    base = noise.shade((150, 22, 24) if rear else (150, 156, 164), rng.uniform(0.5, 1.5))
    if rng.random() < 0.6:
        cv2.rectangle(canvas, (x, y), (x + w, y + h), base, -1)
    else:
        cv2.ellipse(canvas, (x + w // 2, y + h // 2), (w // 2, h // 2), 0, 0, 360, base, -1, cv2.LINE_AA)
    for _ in range(int(rng.integers(1, 4))):
        tint = [(228, 226, 220), (226, 120, 30), (250, 60, 50), (90, 92, 96)][int(rng.integers(4))]
        part = rng.uniform(0.2, 0.6, 2)
        left, top = x + rng.uniform(0, 1 - part[0]) * w, y + rng.uniform(0, 1 - part[1]) * h
        spot = (int(left + part[0] * w / 2), int(top + part[1] * h / 2))
        if rear and rng.random() < 0.7:
            cv2.rectangle(canvas, (int(left), int(top)), (int(left + part[0] * w), int(top + part[1] * h)), tint, -1)
        else:
            cv2.circle(canvas, spot, max(2, int(part[1] * h / 2)), tint, -1, cv2.LINE_AA)
            cv2.circle(canvas, spot, max(1, int(part[1] * h / 4)), (60, 62, 66), 2, cv2.LINE_AA)
    if lit:
        glow = (255, 120, 110) if rear else (255, 252, 236)
        spot = (int(x + rng.uniform(0.3, 0.7) * w), int(y + rng.uniform(0.3, 0.7) * h))
        size = int(w * rng.uniform(0.2, 0.45)), int(h * rng.uniform(0.2, 0.45))
        cv2.ellipse(canvas, spot, size, 0, 0, 360, glow, -1)


def grille(rng: np.random.Generator, canvas: np.ndarray, frame: Frame) -> None:
    """A radiator grille: dark, with bars, a mesh or slots, sometimes rimmed in chrome."""
    x, y, w, h = (int(v) for v in frame)
    cv2.rectangle(canvas, (x, y), (x + w, y + h), noise.shade((26, 27, 29), rng.uniform(0.4, 1.6)), -1)
    bar, step = noise.shade((140, 142, 146), rng.uniform(0.3, 1.5)), int(rng.uniform(6, 24))
    kind = rng.random()
    if kind < 0.75:
        for line in range(y + step // 2, y + h, step):
            cv2.line(canvas, (x, line), (x + w, line), bar, max(1, step // 4))
    if kind > 0.45:
        for line in range(x + step // 2, x + w, step):
            cv2.line(canvas, (line, y), (line, y + h), bar, max(1, step // 4))
    if rng.random() < 0.5:
        cv2.rectangle(canvas, (x, y), (x + w, y + h), (186, 188, 192), int(rng.integers(1, 6)), cv2.LINE_AA)


def badges(rng: np.random.Generator, canvas: np.ndarray, frame: Frame, mount: np.ndarray, rear: bool) -> None:
    """The maker's sign in the middle and model names left and right of the plate, in chrome or black."""
    x, y, w, h = frame
    tone = (196, 198, 202) if rng.random() < 0.7 else (24, 24, 26)
    middle = (int(x + w / 2), int(max(y + 0.3 * h, mount[0, 1] - rng.uniform(20, 90))))
    size = int(rng.uniform(9, 26))
    if rng.random() < 0.7:
        cv2.circle(canvas, middle, size, tone, -1, cv2.LINE_AA)
        inner = noise.any_colour(rng) if rng.random() < 0.4 else (60, 62, 66)
        cv2.circle(canvas, middle, int(size * 0.8), inner, -1, cv2.LINE_AA)
        cv2.line(canvas, (middle[0] - size // 2, middle[1]), (middle[0] + size // 2, middle[1]), tone, 3, cv2.LINE_AA)
    for _ in range(int(rng.integers(0, 4)) if rear else int(rng.random() < 0.2)):
        left = x + rng.choice([rng.uniform(0.04, 0.25), rng.uniform(0.62, 0.85)]) * w
        write(rng, canvas, word(rng), left, mount[0, 1] + rng.uniform(-90, 40), rng.uniform(9, 26), tone)
    if rear and rng.random() < 0.12:
        write(rng, canvas, word(rng, 4, 9).upper(), x + rng.uniform(0.1, 0.3) * w, mount[0, 1] - rng.uniform(60, 120),
              rng.uniform(30, 58), tone if rng.random() < 0.5 else noise.any_colour(rng), rng.uniform(0.4, 1))


def stickers(rng: np.random.Generator, canvas: np.ndarray, frame: Frame, mount: np.ndarray) -> None:
    """Bumper stickers, country ovals, reflectors, advertising: rectangles and text that are no plates."""
    x, y, w, h = frame
    for _ in range(int(rng.poisson(0.9))):
        wide, tall = rng.uniform(18, 110), rng.uniform(12, 44)
        left, top = rng.uniform(x, x + w - wide), rng.uniform(y + 0.1 * h, y + 0.85 * h)
        beside = left > mount[1, 0] + 6 or left + wide < mount[0, 0] - 6
        if not beside and top < mount[2, 1] + 6 and top + tall > mount[0, 1] - 6:
            continue
        colour, ink = noise.any_colour(rng), noise.any_colour(rng)
        box = (int(left), int(top)), (int(left + wide), int(top + tall))
        kind = rng.random()
        if kind < 0.25:
            spot = (int(left + wide / 2), int(top + tall / 2))
            cv2.ellipse(canvas, spot, (int(tall * 0.7), int(tall / 2)), 0, 0, 360, (236, 236, 232), -1, cv2.LINE_AA)
            text = word(rng, 1, 3).upper()
            write(rng, canvas, text, left + wide / 2 - tall * 0.4, top + tall * 0.2, tall * 0.6, (20, 20, 20))
            continue
        cv2.rectangle(canvas, *box, colour, -1)
        if kind < 0.75:
            for line in range(int(rng.integers(1, 4))):
                text, x = word(rng, 3, 8), left + rng.uniform(1, 8)
                write(rng, canvas, text, x, top + 2 + line * tall / 3, tall / 2.6, ink)
        elif kind < 0.9:
            cv2.line(canvas, (box[0][0], box[1][1] - 3), (box[1][0], box[1][1] - 3), ink, 3)


def recess(rng: np.random.Generator, canvas: np.ndarray, mount: np.ndarray) -> None:
    """The hollow that the plate sits in: often darker than the body, with a shadow above and a lit rim."""
    if rng.random() < 0.45:
        return
    (left, top), (right, bottom) = mount[0], mount[2]
    tall = bottom - top
    pad = rng.uniform(0.05, 0.6, 4) * tall
    box = [int(left - pad[0] * 1.6), int(top - pad[1]), int(right + pad[2] * 1.6), int(bottom + pad[3])]
    box = [max(1, box[0]), max(1, box[1]), min(canvas.shape[1] - 2, box[2]), min(canvas.shape[0] - 2, box[3])]
    part = canvas[box[1]:box[3], box[0]:box[2]]
    if part.size == 0:
        return
    if rng.random() < 0.4:
        part[:] = noise.shade((30, 31, 33), rng.uniform(0.4, 2.0))
    else:
        ramp = np.linspace(rng.uniform(0.3, 0.8), rng.uniform(0.7, 1.2), part.shape[0], dtype=np.float32)[:, None, None]
        part[:] = np.clip(part * ramp, 0, 255).astype(np.uint8)
    edge = (200, 202, 206) if rng.random() < 0.3 else (20, 20, 22)
    cv2.rectangle(canvas, (box[0], box[1]), (box[2], box[3]), edge, int(rng.integers(1, 5)), cv2.LINE_AA)


def undercarriage(rng: np.random.Generator, canvas: np.ndarray, frame: Frame, sill: int, rear: bool) -> None:
    """Below the body: dark space, exhausts, a lower grille, fog lamps or reflectors, a tow bar."""
    x, y, w, h = (int(v) for v in frame)
    if rng.random() < 0.5:
        top = int(sill - rng.uniform(0.05, 0.14) * h)
        grille(rng, canvas, (x + w * rng.uniform(0.1, 0.3), top, w * rng.uniform(0.4, 0.6), max(6, sill - top - 4)))
    for side in (0.12, 0.82):
        if rng.random() < 0.6:
            colour = (170, 30, 28) if rear else (196, 198, 190)
            left, top = int(x + side * w), int(sill - rng.uniform(0.06, 0.14) * h)
            far = left + int(rng.uniform(14, 44)), top + int(rng.uniform(6, 16))
            cv2.rectangle(canvas, (left, top), far, colour, -1)
    if rear and rng.random() < 0.6:
        spot = (int(x + w * rng.uniform(0.1, 0.3)), int(sill + 4))
        size = int(rng.uniform(8, 18)), int(rng.uniform(6, 12))
        cv2.ellipse(canvas, spot, size, 0, 0, 360, (120, 122, 124), -1, cv2.LINE_AA)
        cv2.ellipse(canvas, spot, (6, 4), 0, 0, 360, (10, 10, 10), -1)
