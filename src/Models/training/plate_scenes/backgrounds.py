"""Places without plates: drawn roads, car parks, walls, fences and greenery, and free pictures where there are any."""
from __future__ import annotations

import glob
import os

import cv2
import numpy as np

from . import noise
from .boards import board

SIZE = (640, 480)
FREE_PICTURES = "/usr/lib/python3/dist-packages/skimage/data"
FREE_NAMES = ("astronaut.png", "brick.png", "chelsea.png", "coffee.png", "grass.png", "gravel.png", "rocket.jpg")


def free_pictures(vision: str) -> list[np.ndarray]:
    """Pictures that may train what ships: rendered shops (CC0), frames of CC BY clips, a library's free samples."""
    found = [cv2.imread(p) for p in sorted(glob.glob(os.path.join(vision, "people_synthetic/backgrounds/*.jpg")))]
    found += [cv2.imread(os.path.join(FREE_PICTURES, name)) for name in FREE_NAMES]
    for clip, frames in (("onebyone-1.mp4", range(0, 600, 25)), ("store-aisle.gif", range(0, 60, 6)),
                         ("negative-cars.mp4", (0, 41, 123, 164, 246))):
        reader = cv2.VideoCapture(os.path.join(vision, "people", clip))
        for frame in frames:
            reader.set(cv2.CAP_PROP_POS_FRAMES, frame)
            found.append(reader.read()[1])
    return [cv2.cvtColor(p, cv2.COLOR_BGR2RGB) for p in found if p is not None]


def piece(rng: np.random.Generator, picture: np.ndarray) -> np.ndarray:
    """A random part of a picture at SIZE, mirrored and re-coloured at random."""
    height, width = picture.shape[:2]
    part = rng.uniform(0.3, 1.0)
    wide, tall = int(width * part), int(min(height, width * part * 0.75))
    x, y = int(rng.integers(0, width - wide + 1)), int(rng.integers(0, height - tall + 1))
    cut = cv2.resize(picture[y:y + tall, x:x + wide], SIZE, interpolation=cv2.INTER_AREA)
    if rng.random() < 0.5:
        cut = cut[:, ::-1]
    gain = rng.uniform(0.6, 1.3) * rng.normal(1, 0.08, 3)
    return np.clip(cut * np.float32(gain), 0, 255).astype(np.uint8)


def drawn(rng: np.random.Generator) -> np.ndarray:
    """A place drawn from nothing: something above a horizon, ground below it, lines, fences and plants over both."""
    width, height = SIZE
    horizon = int(height * rng.uniform(0.0, 0.75))
    canvas = np.zeros((height, width, 3), np.uint8)
    canvas[:horizon] = _above(rng, max(1, horizon), width)[:horizon]
    canvas[horizon:] = _ground(rng, height - horizon, width)
    _ground_lines(rng, canvas, horizon)
    for _ in range(int(rng.poisson(1.4))):
        _object(rng, canvas, horizon)
    if rng.random() < 0.3:
        _fence(rng, canvas)
    if rng.random() < 0.6:
        shadow = noise.smooth(rng, height, width, rng.uniform(2, 9), 2)[:, :, None] > rng.uniform(0.4, 0.65)
        canvas = (canvas * np.where(shadow, rng.uniform(0.4, 0.85), 1.0)).astype(np.uint8)
    return canvas


def _above(rng: np.random.Generator, height: int, width: int) -> np.ndarray:
    kind = rng.random()
    if kind < 0.3:
        sky = noise.vertical((110, 150, 205), (215, 225, 235), height, width)
        return np.clip(sky * rng.uniform(0.3, 1.15), 0, 255).astype(np.uint8)
    if kind < 0.65:
        return foliage(rng, height, width)
    wall = np.full((height, width, 3), noise.shade((190, 180, 168), rng.uniform(0.3, 1.3)), np.uint8)
    if rng.random() < 0.5:
        wall = (wall * np.float32(noise.any_colour(rng)) / 200).clip(0, 255).astype(np.uint8)
    pane, gap = int(rng.uniform(16, 90)), int(rng.uniform(6, 60))
    tone = noise.shade((70, 84, 98), rng.uniform(0.3, 2.2))
    kind = rng.random()
    if kind < 0.5:
        for y in range(gap // 2, height, int(pane * rng.uniform(0.7, 1.6)) + gap):
            for x in range(gap // 2, width, pane + gap):
                cv2.rectangle(wall, (x, y), (x + pane, y + pane), tone, -1)
    elif kind < 0.8:
        course = int(rng.uniform(6, 26))
        for row, y in enumerate(range(0, height, course)):
            cv2.line(wall, (0, y), (width, y), tone, 1)
            for x in range((row % 2) * course, width, course * 2):
                cv2.line(wall, (x, y), (x, y + course), tone, 1)
    return wall


def foliage(rng: np.random.Generator, height: int, width: int) -> np.ndarray:
    """Leaves: noise in greens and browns with dark gaps."""
    fine = noise.smooth(rng, height, width, rng.uniform(60, 200), 2)[:, :, None]
    coarse = noise.smooth(rng, height, width, rng.uniform(4, 14))[:, :, None]
    leaf = np.float32(noise.shade((92, 116, 56), rng.uniform(0.5, 1.6))) * (1 + rng.normal(0, 0.1, 3))
    return np.clip(leaf * (fine * 1.5) * (0.3 + coarse), 0, 255).astype(np.uint8)


def _ground(rng: np.random.Generator, height: int, width: int) -> np.ndarray:
    if rng.random() < 0.12:
        return foliage(rng, height, width)
    tone = np.float32(noise.shade((124, 122, 118), rng.uniform(0.3, 1.6))) * (1 + rng.normal(0, 0.05, 3))
    grain = rng.normal(1, rng.uniform(0.01, 0.12), (height, width, 1)).astype(np.float32)
    patches = 0.75 + 0.5 * noise.smooth(rng, height, width, rng.uniform(3, 20), 3)[:, :, None]
    return np.clip(tone * grain * patches, 0, 255).astype(np.uint8)


def _ground_lines(rng: np.random.Generator, canvas: np.ndarray, horizon: int) -> None:
    height, width = canvas.shape[:2]
    vanish = (int(rng.uniform(-0.5, 1.5) * width), horizon - int(rng.uniform(0, 120)))
    colour = (222, 222, 214) if rng.random() < 0.6 else (222, 180, 60)
    for _ in range(int(rng.integers(0, 6))):
        foot = (int(rng.uniform(-0.6, 1.6) * width), height + 40)
        start = tuple(int(v + (f - v) * rng.uniform(0.3, 0.6)) for v, f in zip(vanish, foot))
        cv2.line(canvas, start, foot, noise.shade(colour, rng.uniform(0.5, 1.1)), int(rng.integers(2, 9)), cv2.LINE_AA)
    if rng.random() < 0.5:
        y = int(rng.uniform(horizon, height))
        tilt = int(rng.normal(0, 40))
        cv2.line(canvas, (0, y), (width, y + tilt), noise.shade((170, 168, 162), rng.uniform(0.5, 1.3)),
                 int(rng.integers(3, 20)), cv2.LINE_AA)


def _object(rng: np.random.Generator, canvas: np.ndarray, horizon: int) -> None:
    height, width = canvas.shape[:2]
    x, y = int(rng.uniform(0, width)), int(horizon + rng.normal(0, 50))
    wide, tall = int(rng.uniform(6, 150)), int(rng.uniform(20, 170))
    top = max(0, y - tall)
    left, right = max(0, x), min(width, x + wide)
    if y - top < 4 or y > height or right - left < 4:
        return
    if rng.random() < 0.4:
        bush = foliage(rng, y - top, right - left)
        mask = noise.smooth(rng, y - top, right - left, 4)[:, :, None] > rng.uniform(0.2, 0.5)
        canvas[top:y, left:right] = np.where(mask, bush, canvas[top:y, left:right])
    elif rng.random() < 0.6:
        cv2.rectangle(canvas, (left, top), (right, y), noise.any_colour(rng), -1)
        cv2.rectangle(canvas, (left, top), (right, y), (30, 30, 30), 1)
    else:
        sign = cv2.resize(board(rng), (right - left, y - top), interpolation=cv2.INTER_AREA)
        canvas[top:y, left:right] = sign


def _fence(rng: np.random.Generator, canvas: np.ndarray) -> None:
    height, width = canvas.shape[:2]
    tone, step = noise.shade((60, 60, 62), rng.uniform(0.2, 3.5)), int(rng.uniform(8, 40))
    top, bottom = sorted(int(v) for v in rng.uniform(0, height, 2))
    thick = int(rng.integers(1, 5))
    slant = int(rng.choice([0, 0, bottom - top]))
    for x in range(-slant, width + slant, step):
        cv2.line(canvas, (x, top), (x + slant, bottom), tone, thick, cv2.LINE_AA)
        if slant:
            cv2.line(canvas, (x + slant, top), (x, bottom), tone, thick, cv2.LINE_AA)
    for y in (top, bottom):
        cv2.line(canvas, (0, y), (width, y), tone, thick + 1)
