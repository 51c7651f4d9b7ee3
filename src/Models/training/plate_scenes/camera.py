"""What a camera does to a scene: night, lit lamps, haze, infrared, blur, noise, JPEG, and the text it writes on top."""
from __future__ import annotations

import cv2
import numpy as np

from . import noise
from .lettering import write

Lamps = list[tuple[float, float, float, tuple[int, int, int]]]


def seen(rng: np.random.Generator, scene: np.ndarray, lamps: Lamps, plates: np.ndarray) -> np.ndarray:
    """The scene [h, w, 3] as a camera delivers it. `plates` [h, w] 0-1 marks what throws light back at night."""
    picture = scene.astype(np.float32)
    night = rng.random() < 0.18
    if night:
        picture *= rng.uniform(0.08, 0.5)
        picture += scene * plates[:, :, None] * rng.uniform(0.0, 0.6)
    elif rng.random() < 0.4:
        field = noise.smooth(rng, *scene.shape[:2], rng.uniform(1, 4))[:, :, None]
        picture *= 1 + (field - 0.5) * rng.uniform(0, 1.4)
    _bloom(rng, picture, lamps, 1.0 if night else 0.45)
    if rng.random() < 0.15:
        haze = rng.uniform(0.1, 0.65)
        picture = picture * (1 - haze) + rng.uniform(120, 250) * haze
    picture = _tone(rng, picture, night)
    picture = _blur(rng, picture)
    if rng.random() < 0.7:
        grain = noise.grain(rng, *picture.shape[:2], rng.random() < 0.5)
        picture = picture + grain * rng.uniform(1, 16 if night else 9)
    result = np.clip(picture, 0, 255).astype(np.uint8)
    if rng.random() < 0.25:
        _overlay(rng, result)
    if rng.random() < 0.75:
        quality = int(rng.uniform(22, 95))
        result = cv2.imdecode(cv2.imencode(".jpg", result, [cv2.IMWRITE_JPEG_QUALITY, quality])[1], cv2.IMREAD_COLOR)
    return result


def _bloom(rng: np.random.Generator, picture: np.ndarray, lamps: Lamps, strength: float) -> None:
    if not lamps:
        return
    small = np.zeros((picture.shape[0] // 4 + 1, picture.shape[1] // 4 + 1, 3), np.float32)
    for x, y, radius, colour in lamps:
        reach = max(1, int(radius * rng.uniform(0.3, 1.1) / 4))
        cv2.circle(small, (int(x / 4), int(y / 4)), reach, tuple(float(c) for c in colour), -1)
        if rng.random() < 0.15:
            cv2.line(small, (0, int(y / 4)), (small.shape[1], int(y / 4)), tuple(c * 0.3 for c in colour), 1)
    wide = cv2.GaussianBlur(small, (0, 0), rng.uniform(1.5, 9))
    glow = cv2.resize(small * 0.6 + wide * rng.uniform(0.6, 2.0), None, fx=4, fy=4, interpolation=cv2.INTER_LINEAR)
    picture += glow[:picture.shape[0], :picture.shape[1]] * strength


def _tone(rng: np.random.Generator, picture: np.ndarray, night: bool) -> np.ndarray:
    picture = picture * rng.uniform(0.65, 1.35) + rng.normal(0, 10)
    if rng.random() < 0.5:
        middle = rng.uniform(60, 160)
        picture = (picture - middle) * rng.uniform(0.4, 1.5) + middle
    kind = rng.random()
    if kind < (0.35 if night else 0.14):
        grey = picture @ np.float32([0.35, 0.45, 0.2])
        return np.repeat(grey[:, :, None], 3, axis=2)
    if kind < 0.45 if night else kind < 0.2:
        grey = (picture @ np.float32([0.4, 0.4, 0.2]))[:, :, None]
        tint = np.float32([rng.uniform(0.8, 1.2), rng.uniform(0.2, 1.0), rng.uniform(0.5, 1.1)])
        return picture * 0.35 + grey * tint * 0.75
    if kind < 0.75:
        return picture * np.float32(rng.normal(1, 0.09, 3))
    if kind < 0.85:
        grey = (picture @ np.float32([0.3, 0.59, 0.11]))[:, :, None]
        return grey + (picture - grey) * rng.uniform(0.1, 1.7)
    return picture


def _blur(rng: np.random.Generator, picture: np.ndarray) -> np.ndarray:
    kind = rng.random()
    if kind < 0.35:
        return cv2.GaussianBlur(picture, (0, 0), rng.uniform(0.3, 1.2))
    if kind < 0.42:
        length = int(rng.integers(2, 7))
        kernel = np.zeros((7, 7), np.float32)
        angle = rng.normal(0, 0.3)
        reach = (int(round(length / 2 * np.cos(angle))), int(round(length / 2 * np.sin(angle))))
        cv2.line(kernel, (3 - reach[0], 3 - reach[1]), (3 + reach[0], 3 + reach[1]), 1.0, 1)
        return cv2.filter2D(picture, -1, kernel / kernel.sum())
    if kind < 0.55:
        factor = rng.uniform(0.5, 0.9)
        small = cv2.resize(picture, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
        return cv2.resize(small, picture.shape[1::-1], interpolation=cv2.INTER_LINEAR)
    if kind < 0.7:
        return picture + (picture - cv2.GaussianBlur(picture, (0, 0), 1.0)) * rng.uniform(0.3, 1.6)
    return picture


def _overlay(rng: np.random.Generator, picture: np.ndarray) -> None:
    height, width = picture.shape[:2]
    size = rng.uniform(7, 22)
    stamp = (f"{rng.integers(2008, 2030)}-{rng.integers(1, 13):02d}-{rng.integers(1, 29):02d} "
             f"{rng.integers(0, 24):02d}:{rng.integers(0, 60):02d}:{rng.integers(0, 60):02d}")
    texts = [stamp, f"CAM{rng.integers(1, 30)}", f"CH{rng.integers(1, 17):02d} GATE", "IPCAM"]
    for text in rng.choice(texts, int(rng.integers(1, 3)), replace=False):
        y = rng.choice([rng.uniform(0, 10), height - size - rng.uniform(2, 10)])
        x = rng.uniform(2, width * 0.6)
        if rng.random() < 0.4:
            y0, x0 = max(0, int(y) - 2), max(0, int(x) - 3)
            part = picture[y0:int(y + size + 3), x0:int(x + size * 0.62 * len(text))]
            part[:] = (part * 0.3).astype(np.uint8)
        write(rng, picture, str(text), x, y, size, (245, 245, 245) if rng.random() < 0.8 else (240, 220, 40))
