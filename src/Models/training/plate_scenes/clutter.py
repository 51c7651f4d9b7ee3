"""Things that stand about and hide others: people, heaps, posts, cones, shelves. None of them is a plate."""
from __future__ import annotations

import glob
import os

import cv2
import numpy as np

from . import noise
from .boards import board
from .geometry import halvings


def people(rng: np.random.Generator, vision: str, count: int) -> list[list[np.ndarray]]:
    """Some of the rendered people (CC0), ready to paste; none where the folder is missing."""
    paths = sorted(glob.glob(os.path.join(vision, "people_synthetic/cutouts/*.webp")))
    found = []
    for place in rng.permutation(len(paths))[:count]:
        person = cv2.cvtColor(cv2.imread(paths[place], cv2.IMREAD_UNCHANGED), cv2.COLOR_BGRA2RGBA)
        found.append(halvings(person[:, :, :3], person[:, :, 3]))
    return found


def thing(rng: np.random.Generator) -> list[np.ndarray]:
    """One thing, ready to paste: a heap, a bright patch, a post, a cone or a shelf of goods."""
    makers = (_patch, _patch, _post, _cone, _shelf, _shelf)
    picture, opacity = makers[int(rng.integers(len(makers)))](rng)
    return halvings(picture, opacity)


def _surface(rng: np.random.Generator, height: int, width: int) -> np.ndarray:
    texture = noise.smooth(rng, height, width, rng.uniform(2, 40), int(rng.integers(1, 4)))[:, :, None]
    colour = np.float32(noise.any_colour(rng) if rng.random() < 0.5 else noise.paint(rng))
    return np.clip(colour * (0.5 + texture), 0, 255).astype(np.uint8)


def _patch(rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    width = int(rng.uniform(40, 160))
    height = max(16, int(width / rng.uniform(0.6, 4)))
    edge = noise.smooth(rng, height, width, rng.uniform(3, 9))
    across, down = np.linspace(-1, 1, width)[None], np.linspace(-1, 1, height)[:, None]
    inside = np.maximum(np.abs(across), np.abs(down)) if rng.random() < 0.4 else np.hypot(across, down)
    return _surface(rng, height, width), ((inside + (edge - 0.5) * rng.uniform(0, 1) < 0.8) * 255).astype(np.uint8)


def _post(rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    width, height = int(rng.uniform(12, 40)), 256
    picture = _surface(rng, height, width)
    if rng.random() < 0.4:
        stripe, tone = int(rng.uniform(12, 60)), noise.any_colour(rng)
        for y in range(0, height, 2 * stripe):
            picture[y:y + stripe] = tone
    shade = 0.6 + 0.5 * np.sin(np.linspace(0, np.pi, width))[None, :, None]
    return np.clip(picture * shade, 0, 255).astype(np.uint8), np.full((height, width), 255, np.uint8)


def _cone(rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    size = int(rng.uniform(50, 110))
    picture, opacity = np.zeros((size, size, 3), np.uint8), np.zeros((size, size), np.uint8)
    picture[:] = noise.shade((236, 92, 34), rng.uniform(0.6, 1.1))
    for band in (0.35, 0.62):
        picture[int(size * band):int(size * (band + 0.13))] = (232, 232, 228)
    outline = np.int32([[size * 0.44, 0], [size * 0.56, 0], [size * 0.85, size], [size * 0.15, size]])
    cv2.fillPoly(opacity, [outline], 255, cv2.LINE_AA)
    return picture, opacity


def _shelf(rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    width, height = int(rng.uniform(120, 280)), int(rng.uniform(80, 240))
    picture = np.full((height, width, 3), noise.shade((120, 116, 110), rng.uniform(0.2, 1.5)), np.uint8)
    tall = int(rng.uniform(20, 60))
    for top in range(4, height - tall, tall + int(rng.uniform(6, 16))):
        x, wide, tone = 2, int(rng.uniform(10, 60)), noise.any_colour(rng)
        label = cv2.resize(board(rng), (max(4, wide - 4), max(4, tall // 2)), interpolation=cv2.INTER_AREA)
        while x + wide < width:
            if rng.random() < 0.25:
                tone = noise.any_colour(rng)
            cv2.rectangle(picture, (x, top), (x + wide - 2, top + tall), noise.shade(tone, rng.uniform(0.8, 1.1)), -1)
            if rng.random() < 0.6:
                picture[top + tall // 4:top + tall // 4 + label.shape[0], x + 1:x + 1 + label.shape[1]] = label
            x += wide
        cv2.rectangle(picture, (0, top + tall), (width, top + tall + 5), (210, 210, 206), -1)
    return picture, np.full((height, width), 255, np.uint8)
