"""The person cut-outs (data/vision/people_synthetic, CC0): loading, the split by character, and choosing by view."""
from __future__ import annotations

import json
import math
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np


@dataclass(frozen=True)
class Cutout:
    """One rendered person: RGBA pixels, the body's box and foot point in them, and how it was seen."""

    pixels: np.ndarray
    body: tuple[float, float, float, float]
    head: tuple[float, float, float, float]
    foot: tuple[float, float]
    elevation: float
    pixels_per_metre: float
    walking: bool
    wheels: bool
    character: int


def is_test_character(character: int) -> bool:
    """True for the characters kept away from training (about one in eight)."""
    return character % 8 == 3


def load_cutouts(folder: Path, test: bool = False) -> list[Cutout]:
    """All cut-outs of the training characters, or of the test characters."""
    found = []
    for line in (folder / "cutouts.jsonl").read_text().splitlines():
        entry = json.loads(line)
        if is_test_character(entry["character"]) != test:
            continue
        pixels = cv2.cvtColor(cv2.imread(str(folder / entry["file"]), cv2.IMREAD_UNCHANGED), cv2.COLOR_BGRA2RGBA)
        _bleed(pixels)
        tilt = math.radians(entry["elevation"])
        extent = entry["stature_m"] * math.cos(tilt) + 0.4 * math.sin(tilt)
        x, y, w, h = entry["body"]
        x0, y0 = max(0.0, x), max(0.0, y)
        body = (x0, y0, min(x + w, pixels.shape[1]) - x0, min(y + h, pixels.shape[0]) - y0)
        wheels = entry["pose"] in ("cart", "stroller")
        found.append(Cutout(pixels, body, tuple(entry["head"]), tuple(entry["foot"]), entry["elevation"],
                            entry["height_px"] / extent, entry["walking"], wheels, entry["character"]))
    return found


def _bleed(pixels: np.ndarray) -> None:
    """Let the colours at the outline run outwards in place, so that scaling draws no dark fringe."""
    alpha = pixels[..., 3:].astype(np.float32) / 255
    weight = cv2.GaussianBlur(alpha, (0, 0), 2)[..., None] + 1e-4
    spread = cv2.GaussianBlur(pixels[..., :3] * alpha, (0, 0), 2) / weight
    pixels[..., :3] = np.where(alpha > 0.6, pixels[..., :3], np.clip(spread, 0, 255))


class Wardrobe:
    """Cut-outs sorted by the elevation they were seen from, to draw one that fits a camera's view."""

    def __init__(self, cutouts: list[Cutout]):
        self._cutouts = sorted(cutouts, key=lambda c: c.elevation)
        self._elevations = np.array([c.elevation for c in self._cutouts])

    def draw(self, elevation: float, random: np.random.Generator) -> Cutout:
        """A cut-out seen from about this elevation (degrees)."""
        spread = 5 if elevation < 60 else 8
        low, high = np.searchsorted(self._elevations, (elevation - spread, elevation + spread))
        low, high = max(0, min(low, len(self._cutouts) - 40)), min(len(self._cutouts), max(high, 40))
        return self._cutouts[int(random.integers(low, high))]
