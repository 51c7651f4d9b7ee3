"""Dirt, light, lens, sensor and compression: what stands between a plate and its pixels. Pictures are RGB, 0..255."""

import cv2
import numpy as np


def dirt(rng: np.random.Generator, rgb: np.ndarray) -> np.ndarray:
    """Mud, scratches, and things that cover a part of the plate, on one plate in four."""
    if rng.random() > 0.25:
        return rgb
    rgb = rgb.copy()
    height, width = rgb.shape[:2]
    if rng.random() < 0.7:
        cells = rng.random((int(rng.integers(4, 14)), int(rng.integers(8, 30))), dtype=np.float32)
        cover = np.clip(
            (cv2.resize(cells, (width, height), interpolation=cv2.INTER_CUBIC) - rng.uniform(0.5, 0.85)) * 3,
            0,
            rng.uniform(0.3, 0.85),
        )
        mud = rng.normal((95, 80, 65), 25)
        rgb = (rgb * (1 - cover[:, :, None]) + mud * cover[:, :, None]).clip(0, 255).astype(np.uint8)
    for _ in range(int(rng.integers(0, 4))):
        start, end = rng.integers(0, (width, height), (2, 2))
        cv2.line(
            rgb,
            tuple(int(v) for v in start),
            tuple(int(v) for v in end),
            tuple(int(v) for v in rng.integers(0, 256, 3)),
            1,
            cv2.LINE_AA,
        )
    if rng.random() < 0.12:
        # A tow-bar ball or a cable before the lower part.
        centre = (int(rng.integers(width)), height + int(rng.integers(-2, 12)))
        cv2.circle(rgb, centre, int(rng.integers(8, 26)), (25, 25, 28), -1, cv2.LINE_AA)
    return rgb


def light(rng: np.random.Generator, picture: np.ndarray, corners: np.ndarray) -> np.ndarray:
    """Shadow edges, glare, an uneven lamp; float32 in and out."""
    height, width = picture.shape[:2]
    if rng.random() < 0.25:
        # One half-plane in shadow, with a hard or soft edge.
        angle = rng.uniform(0, 2 * np.pi)
        xs, ys = np.meshgrid(np.linspace(-1, 1, width, dtype=np.float32), np.linspace(-1, 1, height, dtype=np.float32))
        side = np.clip(
            (xs * np.cos(angle) + ys * np.sin(angle) + rng.uniform(-0.6, 0.6)) * rng.choice([3, 12, 60]), 0, 1
        )
        picture = picture * (1 - side * rng.uniform(0.2, 0.65))[:, :, None]
    if rng.random() < 0.12:
        xs, ys = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
        centre = corners[0] + rng.random(2) * (corners[2] - corners[0])
        distance = ((xs - centre[0]) / (width * rng.uniform(0.06, 0.3))) ** 2 + (
            (ys - centre[1]) / (height * rng.uniform(0.1, 0.5))
        ) ** 2
        picture = picture + (np.exp(-distance) * rng.uniform(40, 200))[:, :, None]
    return picture


def soften(rng: np.random.Generator, picture: np.ndarray, scale: float) -> np.ndarray:
    """Defocus and motion; `scale` is the plate's width in the picture over 160, so that a large plate may blur
    more."""
    if rng.random() < 0.55:
        picture = cv2.GaussianBlur(picture, (0, 0), float(rng.uniform(0.3, 1.3) * max(0.5, min(scale, 1.6))))
    if rng.random() < 0.15:
        length = float(rng.uniform(2, 6) * max(0.55, min(scale, 1.8)))
        size = int(length) | 1
        if size > 1:
            kernel = np.zeros((size, size), np.float32)
            angle = rng.uniform(0, np.pi)
            reach = np.array([np.cos(angle), np.sin(angle)]) * size / 2
            middle = size / 2 - 0.5
            cv2.line(
                kernel,
                tuple(int(round(v)) for v in middle - reach),
                tuple(int(round(v)) for v in middle + reach),
                1.0,
                1,
            )
            picture = cv2.filter2D(picture, -1, kernel / max(kernel.sum(), 1e-6))
    if rng.random() < 0.2:
        amount = rng.uniform(0.3, 1.5)
        picture = picture + amount * (picture - cv2.GaussianBlur(picture, (0, 0), 1.2))
    return picture


def expose(rng: np.random.Generator, picture: np.ndarray) -> np.ndarray:
    """Brightness, contrast, colour cast, infrared grey, night."""
    gain, offset = rng.uniform(0.55, 1.3), rng.normal(0, 12)
    kind = rng.random()
    if kind < 0.14:
        gain, offset = rng.uniform(0.12, 0.4), rng.uniform(0, 25)
    elif kind < 0.22:
        gain, offset = rng.uniform(1.3, 1.9), rng.normal(0, 20)
    elif kind < 0.3:
        gain, offset = rng.uniform(0.2, 0.5), rng.uniform(30, 130)
    picture = np.clip(picture, 0, 255) * gain + offset
    cast = rng.normal(1, 0.12 if rng.random() < 0.4 else 0.04, 3)
    if rng.random() < 0.06:
        cast = rng.uniform(0.25, 1.1, 3)
    picture = picture * cast
    if rng.random() < 0.16:
        mix = rng.dirichlet((2, 3, 2))
        picture = np.repeat((picture @ mix)[:, :, None], 3, axis=2)
    if rng.random() < 0.3:
        picture = 255 * (np.clip(picture, 0, 255) / 255) ** rng.uniform(0.6, 1.7)
    return picture.astype(np.float32)


def noise(rng: np.random.Generator, picture: np.ndarray) -> np.ndarray:
    """Sensor noise, fine or in blotches, in colour or grey."""
    if rng.random() < 0.6:
        sigma = min(14.0, float(rng.exponential(3)))
        shape = picture.shape if rng.random() < 0.6 else picture.shape[:2] + (1,)
        grain = rng.standard_normal(shape, dtype=np.float32) * sigma
        if rng.random() < 0.35:
            grain = cv2.GaussianBlur(grain, (0, 0), 0.8).reshape(shape) * 2
        picture = picture + grain
    return picture


def compress(rng: np.random.Generator, rgb: np.ndarray) -> np.ndarray:
    """JPEG, as every network camera does it: mostly good, sometimes poor."""
    if rng.random() < 0.25:
        return rgb
    quality = int(rng.integers(18, 60)) if rng.random() < 0.3 else int(rng.integers(60, 96))
    _, data = cv2.imencode(".jpg", rgb, [cv2.IMWRITE_JPEG_QUALITY, quality])
    return cv2.imdecode(data, cv2.IMREAD_COLOR)
