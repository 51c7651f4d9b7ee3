"""Flat things with text or patterns that are no plates: signs, posters, price labels, codes, stripes, panels."""
from __future__ import annotations

import cv2
import numpy as np

from . import noise
from .lettering import write, word


def board(rng: np.random.Generator) -> np.ndarray:
    """One board, RGB, 60-300 px wide."""
    makers = (_sign, _sign, _poster, _label, _stripes, _code, _number, _panel, _row, _row)
    return makers[int(rng.integers(len(makers)))](rng)


def filler(rng: np.random.Generator) -> np.ndarray:
    """What is where a plate might be: an empty panel, slats, bars or blocks in a row, RGB."""
    makers = (_panel, _stripes, _row)
    return makers[int(rng.integers(len(makers)))](rng)


def _blank(rng: np.random.Generator, low: float, high: float) -> tuple[np.ndarray, tuple[int, int, int]]:
    width = int(rng.uniform(70, 300))
    height = int(np.clip(width / rng.uniform(low, high), 20, 320))
    light = rng.random() < 0.6
    base = np.clip(rng.normal(225 if light else 60, 40, 3), 0, 255)
    canvas = np.empty((height, width, 3), np.uint8)
    canvas[:] = base.astype(np.uint8)
    ink = np.clip(rng.normal(35 if light else 225, 40, 3), 0, 255)
    return canvas, tuple(int(v) for v in ink)


def _sign(rng: np.random.Generator) -> np.ndarray:
    canvas, ink = _blank(rng, 0.6, 2.2)
    height, width = canvas.shape[:2]
    lines = int(rng.integers(2, 6))
    for line in range(lines):
        write(rng, canvas, word(rng, 3, 10), width * rng.uniform(0.03, 0.3), (line + 0.15) * height / lines,
              min(height / lines * 0.75, width / 6), ink)
    if rng.random() < 0.6:
        cv2.rectangle(canvas, (3, 3), (width - 4, height - 4), ink, int(rng.integers(1, 6)))
    return canvas


def _poster(rng: np.random.Generator) -> np.ndarray:
    canvas, ink = _blank(rng, 0.5, 3.0)
    height, width = canvas.shape[:2]
    for _ in range(int(rng.integers(2, 7))):
        spot = (int(rng.uniform(0, width)), int(rng.uniform(0, height)))
        size = (int(rng.uniform(0.05, 0.4) * width), int(rng.uniform(0.05, 0.4) * height))
        cv2.ellipse(canvas, spot, size, rng.uniform(0, 180), 0, 360, noise.any_colour(rng), -1, cv2.LINE_AA)
    size = height * rng.uniform(0.1, 0.3)
    write(rng, canvas, word(rng, 4, 12), width * 0.05, height * rng.uniform(0, 0.8), size, ink)
    return canvas


def _label(rng: np.random.Generator) -> np.ndarray:
    canvas, ink = _blank(rng, 1.2, 3.0)
    height, width = canvas.shape[:2]
    price = f"{rng.integers(0, 100)}{rng.choice(['.', ','])}{rng.integers(0, 100):02d}"
    write(rng, canvas, price, width * rng.uniform(0.3, 0.5), height * 0.35, height * 0.55, ink)
    for line in range(int(rng.integers(1, 4))):
        write(rng, canvas, word(rng, 6, 14), width * 0.04, height * (0.04 + 0.13 * line), height * 0.12, ink)
    return canvas


def _stripes(rng: np.random.Generator) -> np.ndarray:
    canvas, ink = _blank(rng, 1.0, 6.0)
    height, width = canvas.shape[:2]
    step, slant = int(rng.uniform(8, 60)), int(rng.choice([0, 1, -1]) * height)
    for x in range(-height, width + height, step):
        cv2.line(canvas, (x, 0), (x + slant, height), ink, max(2, step // 2))
    return canvas


def _code(rng: np.random.Generator) -> np.ndarray:
    canvas, _ = _blank(rng, 1.0, 2.5)
    height, width = canvas.shape[:2]
    rows = 1 if rng.random() < 0.5 else 21
    cells = rng.integers(0, 2, (rows, 40 if rows == 1 else 21)).astype(np.uint8) * 255
    inner = cv2.resize(cells, (max(4, width - 16), max(4, height - 16)), interpolation=cv2.INTER_NEAREST)
    canvas[8:8 + inner.shape[0], 8:8 + inner.shape[1]] = inner[:, :, None]
    return canvas


def _number(rng: np.random.Generator) -> np.ndarray:
    canvas, ink = _blank(rng, 0.7, 1.6)
    height, width = canvas.shape[:2]
    text = str(rng.integers(0, 1000)) + (rng.choice(["", "A", "B", " P"]))
    write(rng, canvas, text, width * 0.1, height * 0.2, min(height * 0.6, width * 0.5), ink)
    return canvas


def _panel(rng: np.random.Generator) -> np.ndarray:
    canvas, ink = _blank(rng, 1.0, 6.0)
    height, width = canvas.shape[:2]
    if rng.random() < 0.6:
        cv2.rectangle(canvas, (2, 2), (width - 3, height - 3), ink, int(rng.integers(1, 8)))
    canvas[:] = np.clip(canvas * (0.7 + 0.6 * noise.smooth(rng, height, width, 3)[:, :, None]), 0, 255).astype(np.uint8)
    return canvas


def _row(rng: np.random.Generator) -> np.ndarray:
    """Blocks side by side, as windows, goods or slots of a grille stand: even, and of no shape that a letter has."""
    canvas, ink = _blank(rng, 1.5, 6.0)
    height, width = canvas.shape[:2]
    lines, count = int(rng.choice([1, 1, 1, 2, 3])), int(rng.integers(3, 14))
    step, tall = width / count, height / lines
    gap = rng.uniform(0.08, 0.5, 2)
    mixed = rng.random() < 0.4
    for line in range(lines):
        for place in range(count):
            tone = noise.any_colour(rng) if mixed else noise.shade(ink, rng.uniform(0.85, 1.15))
            low = int((place + gap[0] / 2) * step), int((line + gap[1] / 2) * tall)
            high = int((place + 1 - gap[0] / 2) * step), int((line + 1 - gap[1] / 2) * tall)
            cv2.rectangle(canvas, low, high, tone, -1)
            if rng.random() < 0.3:
                cv2.line(canvas, low, (low[0], high[1]), noise.any_colour(rng), 2)
    return canvas
