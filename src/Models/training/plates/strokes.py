"""A parametric stroke font: embossed plate characters drawn from skeletons with random width, rounding and slant."""

from dataclasses import dataclass

import cv2
import numpy as np

from .skeletons import RELATIVE_WIDTH, SKELETONS

_SUPERSAMPLE = 2
_SHIFT = 4  # fractional bits of OpenCV's vertices


@dataclass(frozen=True)
class StrokeAlphabet:
    """One die set. Lengths are fractions of the character's height; `variants` fixes a shape for each character."""

    width: float
    weight: float
    radius: float
    slant: float
    variants: dict[str, int]
    wide_o: float
    serif: float

    @staticmethod
    def sample(rng: np.random.Generator, slab_i: float = 0.33) -> "StrokeAlphabet":
        """Draws a die set: narrow tall American ones as well as wide Brazilian ones; `slab_i` is the share of I
        with serifs."""
        width = float(rng.uniform(0.38, 0.68))
        variants = {c: int(rng.integers(len(v))) for c, v in SKELETONS.items()}
        variants["I"] = 2 if rng.random() < slab_i else 0
        return StrokeAlphabet(
            width=width,
            weight=float(rng.uniform(0.15, 0.31) * width),
            radius=float(rng.uniform(0.2, 0.6)),
            slant=float(rng.normal(0, 0.03)) if rng.random() < 0.3 else 0.0,
            variants=variants,
            wide_o=float(rng.choice([1.0, 1.0, 1.15, 1.3])),
            serif=float(rng.uniform(0.5, 0.8)),
        )

    def aspect(self, character: str) -> float:
        """Width of a character's ink over its height."""
        relative = RELATIVE_WIDTH.get(character, 1.0)
        if character == "I" and self.variants["I"] == 2:
            relative = self.serif
        if character == "1" and self.variants["1"] == 3:
            relative = 0.3
        if character in "OQ":
            relative *= self.wide_o
        return max(self.weight * 1.05, self.width * relative)

    def mask(self, character: str, width: int, height: int) -> np.ndarray:
        """Draws a character into a box of width by height pixels: uint8, 255 = ink."""
        w, h = width * _SUPERSAMPLE, height * _SUPERSAMPLE
        thickness = max(1, round(self.weight * h))
        canvas = np.zeros((h, w), np.uint8)
        inset = thickness / 2
        inner_w, inner_h = max(0.0, w - thickness), max(1.0, h - thickness)
        for stroke in SKELETONS[character][self.variants[character]]:
            points = np.array([(v[0] * inner_w + inset, v[1] * inner_h + inset) for v in stroke])
            sharp = [len(v) == 3 for v in stroke]
            line = _round(points, sharp, self.radius * max(inner_w, 0.3 * inner_h))
            line[:, 0] += (h / 2 - line[:, 1]) * self.slant
            cv2.polylines(
                canvas, [np.round(line * (1 << _SHIFT)).astype(np.int32)], False, 255, thickness, cv2.LINE_AA, _SHIFT
            )
        return cv2.resize(canvas, (width, height), interpolation=cv2.INTER_AREA)


def _round(points: np.ndarray, sharp: list[bool], radius: float) -> np.ndarray:
    """Replaces every vertex that is not sharp by a quadratic curve that leaves the edges `radius` before it."""
    result = [points[0]]
    for before, vertex, after, is_sharp in zip(points[:-2], points[1:-1], points[2:], sharp[1:-1]):
        if is_sharp:
            result.append(vertex)
            continue
        start = _towards(vertex, before, radius)
        end = _towards(vertex, after, radius)
        for t in (0, 0.2, 0.4, 0.6, 0.8, 1):
            result.append((1 - t) ** 2 * start + 2 * t * (1 - t) * vertex + t**2 * end)
    result.append(points[-1])
    return np.array(result)


def _towards(vertex: np.ndarray, other: np.ndarray, distance: float) -> np.ndarray:
    edge = other - vertex
    length = float(np.hypot(*edge))
    # Half an edge belongs to each of its vertices; an end of a stroke may be curved whole.
    return vertex + edge * min(0.5, distance / max(length, 1e-6))
