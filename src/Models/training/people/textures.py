"""Procedural surfaces: noise, asphalt, grass, paving, planks, brick, cloth; all RGB float32 in 0..255."""
from __future__ import annotations

import cv2
import numpy as np

Random = np.random.Generator


def noise(height: int, width: int, random: Random, roughness: float = 0.6, finest: int = 1) -> np.ndarray:
    """Fractal noise of mean about 0 and deviation about 1; `finest` is the smallest grain in pixels."""
    total, weight, step = np.zeros((height, width), np.float32), 1.0, max(height, width) // 3
    while step >= finest:
        grid = random.standard_normal((height // step + 2, width // step + 2)).astype(np.float32)
        total += weight * cv2.resize(grid, (width, height), interpolation=cv2.INTER_LINEAR)
        weight *= roughness
        step //= 2
    return total / (total.std() + 1e-6)


def colour_between(random: Random, dark: tuple[int, int, int], light: tuple[int, int, int]) -> np.ndarray:
    """A colour on the way from one to another, each channel a little off."""
    share = random.random()
    return np.clip(np.array(dark) * (1 - share) + np.array(light) * share + random.normal(0, 6, 3), 0, 255)


def mottled(height: int, width: int, colour: np.ndarray, contrast: float, random: Random,
            roughness: float = 0.75) -> np.ndarray:
    """A surface of one colour with stains and grain."""
    grain = noise(height, width, random, roughness)
    tint = noise(height, width, random, 0.4, 16)
    shade = 1 + contrast * grain[..., None] + contrast * 0.4 * tint[..., None] * random.normal(0, 1, 3)
    return np.clip(colour * shade, 0, 255).astype(np.float32)


def grid_lines(surface: np.ndarray, pitch: tuple[float, float], stagger: bool, colour: np.ndarray, thickness: int,
               random: Random, variation: float) -> np.ndarray:
    """Tiles, slabs, planks or bricks: each cell a little brighter or darker, joints between them."""
    height, width = surface.shape[:2]
    rows = (np.arange(height) / pitch[1]).astype(int)
    shift = rows * pitch[0] * (0.5 if stagger else 0)
    columns = ((np.arange(width)[None, :] + shift[:, None]) / pitch[0]).astype(int)
    shades = random.normal(1, variation, (rows.max() + 1, columns.max() + 1)).astype(np.float32)
    surface = surface * shades[rows[:, None], columns][..., None]
    joint = (np.arange(height) % pitch[1] < thickness)[:, None] | (
        (np.arange(width)[None, :] + shift[:, None]) % pitch[0] < thickness)
    surface[joint] = surface[joint] * 0.4 + colour * 0.6
    return np.clip(surface, 0, 255).astype(np.float32)


def floor(kind: str, height: int, width: int, pixels_per_metre: float, random: Random) -> np.ndarray:
    """One kind of floor or ground, seen from straight above."""
    scale = pixels_per_metre
    if kind == "grass":
        return mottled(height, width, colour_between(random, (38, 58, 18), (120, 150, 80)), 0.16, random, 0.9)
    if kind == "asphalt":
        return mottled(height, width, colour_between(random, (55, 55, 58), (175, 172, 168)), 0.06, random)
    if kind == "gravel":
        return mottled(height, width, colour_between(random, (110, 100, 85), (200, 190, 170)), 0.13, random, 0.95)
    if kind == "plain":
        return mottled(height, width, random.uniform(40, 240) * random.normal(1, 0.06, 3), 0.02, random)
    colours = {"slabs": ((90, 88, 84), (205, 198, 188)), "tiles": ((70, 66, 62), (240, 236, 228)),
               "planks": ((60, 35, 18), (205, 150, 100)), "carpet": ((40, 30, 30), (150, 110, 100))}
    surface = mottled(height, width, colour_between(random, *colours[kind]), 0.05, random)
    if kind == "carpet":
        return surface
    pitch = {"slabs": (random.uniform(0.3, 0.9),) * 2, "tiles": (random.uniform(0.2, 0.7),) * 2,
             "planks": (random.uniform(1.0, 3.0), random.uniform(0.06, 0.2))}[kind]
    joint = colour_between(random, (25, 25, 25), (150, 148, 140))
    cells = (max(3.0, pitch[0] * scale), max(2.5, pitch[1] * scale))
    return grid_lines(surface, cells, kind != "tiles", joint, 1, random, 0.12 if kind == "planks" else 0.05)


def wall(height: int, width: int, random: Random) -> np.ndarray:
    """A facade or inner wall with rows of windows, doors or posters."""
    if random.random() < 0.5:
        surface = mottled(height, width, colour_between(random, (95, 50, 35), (190, 140, 110)), 0.05, random)
        cells = (random.uniform(5, 9), random.uniform(3, 4))
        surface = grid_lines(surface, cells, True, np.array((150, 140, 130)), 1, random, 0.08)
    else:
        surface = mottled(height, width, random.uniform(60, 245) * random.normal(1, 0.05, 3), 0.03, random)
    for row in range(int(random.integers(0, 4))):
        top, tall = int(random.integers(0, height)), int(random.integers(8, max(9, height // 3)))
        wide, gap = int(random.integers(8, 60)), int(random.integers(4, 60))
        pane = random.uniform(15, 230) * random.normal(1, 0.1, 3)
        for left in range(int(random.integers(0, 30)), width, wide + gap):
            frame = random.uniform(20, 240, 3) if row == 0 else pane * 0.6
            cv2.rectangle(surface, (left, top), (left + wide, top + tall), frame.tolist(), -1)
            cv2.rectangle(surface, (left + 2, top + 2), (left + wide - 2, top + tall - 2), pane.tolist(), -1)
    return np.clip(surface, 0, 255).astype(np.float32)
