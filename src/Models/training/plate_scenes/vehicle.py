"""A vehicle's rear or front, drawn flat: body, window, lights, bumper, wheels and the place where the plate goes."""
from __future__ import annotations

import dataclasses

import cv2
import numpy as np

from . import fittings, noise
from .geometry import halvings, rectangle

WIDTH = 560
MARGIN = 150


@dataclasses.dataclass(frozen=True)
class Vehicle:
    """`levels` = the picture with opacity and its halvings (see geometry.paste), `size` = width, height; `plate` = the
    mount's corners [4, 2], `lamps` = [n, 3] x, y, radius; `rear` tells which end of the vehicle it is."""

    levels: list[np.ndarray]
    size: tuple[int, int]
    plate: np.ndarray
    lamps: np.ndarray
    rear: bool


def draw(rng: np.random.Generator, aspect: float, share: float) -> Vehicle:
    """Draws a vehicle for a plate of an aspect ratio (width / height) that takes a share of the vehicle's width."""
    rear, high = rng.random() < 0.65, rng.uniform(0.66, 1.12)
    height = int(WIDTH * high)
    body = _Body(rng, height, rear)
    body.shell()
    body.window()
    body.lights()
    mount = body.mount(aspect, share)
    body.bumper(mount)
    fittings.badges(rng, body.canvas, body.frame, mount, rear)
    fittings.stickers(rng, body.canvas, body.frame, mount)
    fittings.recess(rng, body.canvas, mount)
    opacity = body.finish()
    size = body.canvas.shape[1], body.canvas.shape[0]
    return Vehicle(halvings(body.canvas, opacity), size, mount, np.float32(body.lamps).reshape(-1, 3), rear)


class _Body:
    """The drawing in progress: the canvas with its margins and the frame (x, y, width, height) of the body in it."""

    def __init__(self, rng: np.random.Generator, height: int, rear: bool) -> None:
        self.rng, self.rear = rng, rear
        self.canvas = np.zeros((height + 60, WIDTH + 2 * MARGIN, 3), np.uint8)
        self.frame = (MARGIN, 10, WIDTH, height)
        self.colour = noise.paint(rng)
        self.waist = 10 + int(height * rng.uniform(0.32, 0.56))
        self.sill = 10 + int(height * rng.uniform(0.84, 0.93))
        self.lamps: list[tuple[float, float, float]] = []
        self.mask = np.zeros(self.canvas.shape[:2], np.uint8)

    def shell(self) -> None:
        """The body's outline, its gradient, the mirrored horizon, panel gaps, wheels and one foreshortened side."""
        rng, (x, y, w, h) = self.rng, self.frame
        roof = rng.uniform(0.05, 0.2) * w if h < 0.95 * w else rng.uniform(0.0, 0.1) * w
        outline = np.float32([[x + roof, y], [x + w - roof, y], [x + w - 4, self.waist], [x + w, self.waist + 40],
                              [x + w - 6, self.sill], [x + 6, self.sill], [x, self.waist + 40], [x + 4, self.waist]])
        if rng.random() < 0.55:
            self._side(rng.random() < 0.5)
        tyre = int(w * rng.uniform(0.1, 0.17))
        for left in (x + 8, x + w - 8 - tyre):
            cv2.rectangle(self.canvas, (left, int(self.sill - 0.1 * h)), (left + tyre, y + h), (18, 18, 19), -1)
            cv2.rectangle(self.mask, (left, int(self.sill - 0.1 * h)), (left + tyre, y + h), 255, -1)
        body = np.zeros_like(self.mask)
        cv2.fillPoly(body, [outline.astype(np.int32)], 255)
        soft = rng.uniform(4, 14)
        body = ((cv2.GaussianBlur(body, (0, 0), soft) > 127) * 255).astype(np.uint8)
        painted = self._reflecting()
        self.canvas[body > 0] = painted[body > 0]
        self.mask |= body
        for line in (self.waist, int(rng.uniform(self.waist + 0.1 * h, self.sill - 0.08 * h))):
            bend = int(rng.normal(0, 6))
            points = np.int32([[x + 4, line], [x + w // 2, line + bend], [x + w - 4, line]])
            gap = noise.shade(self.colour, 0.45)
            cv2.polylines(self.canvas, [points], False, gap, int(rng.integers(1, 4)), cv2.LINE_AA)

    def _reflecting(self) -> np.ndarray:
        rng, shape = self.rng, self.canvas.shape
        gloss = noise.vertical(noise.shade(self.colour, rng.uniform(1.0, 1.35)),
                               noise.shade(self.colour, rng.uniform(0.45, 0.9)), shape[0], shape[1]).astype(np.float32)
        horizon = rng.uniform(self.waist, self.sill)
        wave = np.interp(np.arange(shape[1]), np.linspace(0, shape[1], 9), rng.normal(0, 9, 9))
        below = np.arange(shape[0])[:, None] - horizon - wave[None]
        sharp = rng.uniform(2, 40)
        gloss += rng.uniform(-50, 30) / (1 + np.exp(-below / sharp))[:, :, None]
        gloss += (noise.smooth(rng, shape[0], shape[1], rng.uniform(2, 7))[:, :, None] - 0.5) * rng.uniform(0, 70)
        across = np.abs(np.linspace(-1, 1, shape[1]))[None, :, None] ** 3
        return np.clip(gloss * (1 - rng.uniform(0, 0.45) * across), 0, 255).astype(np.uint8)

    def _side(self, left: bool) -> None:
        rng, (x, y, w, h) = self.rng, self.frame
        reach = int(rng.uniform(0.3, 0.98) * (MARGIN - 6))
        edge, far = (x + 14, x - reach) if left else (x + w - 14, x + w + reach)
        drop = rng.uniform(0.02, 0.16) * h
        outline = np.float32([[edge, y + 8], [far, y + drop], [far, self.sill - drop], [edge, self.sill]])
        cv2.fillPoly(self.canvas, [outline.astype(np.int32)], noise.shade(self.colour, rng.uniform(0.4, 1.1)))
        cv2.fillPoly(self.mask, [outline.astype(np.int32)], 255)
        glass = np.float32([[edge, y + 26], [far, y + drop + 18], [far, self.waist - drop / 3], [edge, self.waist - 6]])
        cv2.fillPoly(self.canvas, [glass.astype(np.int32)], noise.shade((60, 66, 72), rng.uniform(0.3, 1.6)))
        axle = (int((edge + 2 * far) / 3), int(self.sill - 0.04 * h))
        size = (max(4, int(reach * rng.uniform(0.2, 0.34))), int(h * rng.uniform(0.12, 0.18)))
        for radius, tone in ((1.0, 16), (0.66, int(rng.uniform(60, 190))), (0.3, 50)):
            axes = (max(1, int(size[0] * radius)), max(1, int(size[1] * radius)))
            for surface, value in ((self.canvas, (tone, tone, tone)), (self.mask, 255)):
                cv2.ellipse(surface, axle, axes, 0, 0, 360, value, -1, cv2.LINE_AA)

    def window(self) -> None:
        """The rear window or windscreen: dark glass with seats behind it and a bright sky in it."""
        rng, (x, y, w, h) = self.rng, self.frame
        if rng.random() < 0.08:
            return
        top, inset = y + int(h * rng.uniform(0.04, 0.1)), rng.uniform(0.1, 0.22) * w
        shoulder = rng.uniform(0.04, 0.14) * w
        glass = np.int32([[x + inset, top], [x + w - inset, top],
                          [x + w - shoulder, self.waist - 8], [x + shoulder, self.waist - 8]])
        layer = noise.vertical(noise.shade((58, 64, 70), rng.uniform(0.3, 2.2)),
                               noise.shade((26, 28, 32), rng.uniform(0.4, 2.5)), *self.canvas.shape[:2])
        for _ in range(int(rng.integers(0, 5))):
            seat = (int(rng.uniform(x + shoulder, x + w - shoulder)), int(rng.uniform(top, self.waist)))
            cv2.ellipse(layer, seat, (int(rng.uniform(18, 46)), int(rng.uniform(20, 60))), 0, 0, 360,
                        noise.shade((30, 30, 33), rng.uniform(0.4, 2.5)), -1, cv2.LINE_AA)
        sky = noise.smooth(rng, *self.canvas.shape[:2], rng.uniform(2, 12), 2)[:, :, None]
        layer = np.clip(layer + (sky > rng.uniform(0.45, 0.7)) * sky * rng.uniform(0, 150), 0, 255).astype(np.uint8)
        area = np.zeros_like(self.mask)
        cv2.fillPoly(area, [glass], 255, cv2.LINE_AA)
        self.canvas[area > 127] = layer[area > 127]
        if rng.random() < 0.5:
            pivot = (int(x + w * rng.uniform(0.3, 0.7)), self.waist - 8)
            tip = (int(pivot[0] + rng.normal(0, 110)), int(top + rng.uniform(0.2, 0.9) * (self.waist - top)))
            cv2.line(self.canvas, pivot, tip, (12, 12, 13), int(rng.integers(3, 8)), cv2.LINE_AA)

    def lights(self) -> None:
        """Two lamps, mirrored; lit ones are noted so that the scene can let them bloom. Fronts get a grille between."""
        rng, (x, y, w, h) = self.rng, self.frame
        wide, tall = rng.uniform(0.08, 0.24) * w, rng.uniform(0.06, 0.26) * h
        top = rng.uniform(self.waist - 0.05 * h, self.waist + 0.14 * h)
        lit = rng.random() < 0.35
        if not self.rear:
            fittings.grille(rng, self.canvas, (x + w * 0.27, top, w * 0.46, tall * rng.uniform(0.5, 1.1)))
        for mirrored in (False, True):
            left = x + w - 8 - wide if mirrored else x + 8
            fittings.lamp(rng, self.canvas, (left, top, wide, tall), self.rear, lit)
            if lit:
                self.lamps.append((left + wide / 2, top + tall / 2, tall * 0.5))
        self.lamp_bottom = top + tall

    def mount(self, aspect: float, share: float) -> np.ndarray:
        """Chooses where the plate sits, corners [4, 2]: between the lamps or on the bumper, mostly in the middle."""
        rng, (x, y, w, h) = self.rng, self.frame
        wide = w * share
        tall = wide / aspect
        low, high = self.waist + 0.1 * h, max(self.waist + 0.14 * h, self.sill - tall - 8)
        top = rng.uniform(low, high) if self.rear else rng.uniform((low + high) / 2, high)
        aside = rng.normal(0, 3) if rng.random() < 0.85 else rng.uniform(-0.3, 0.3) * w
        left = float(np.clip(x + (w - wide) / 2 + aside, x + 10, x + w - wide - 10))
        return rectangle(left, top, wide, tall)

    def bumper(self, mount: np.ndarray) -> None:
        """A bumper in plastic, chrome or body colour with its shadow line, and what hangs on it."""
        rng, (x, y, w, h) = self.rng, self.frame
        line = int(rng.uniform(max(self.waist + 0.2 * h, min(self.lamp_bottom, self.sill - 50)), self.sill - 24))
        kind = rng.random()
        if kind < 0.6:
            plain = (34, 35, 37) if kind < 0.33 else (170, 172, 176)
            colour = plain if kind < 0.45 else noise.shade(self.colour, 0.8)
            tall = int(rng.uniform(0.08, 0.25) * h)
            bottom = min(line + tall, self.sill)
            bar = noise.vertical(noise.shade(colour, 1.35), noise.shade(colour, 0.6), max(1, bottom - line), w - 8)
            self.canvas[line:bottom, x + 4:x + w - 4] = bar
        cv2.line(self.canvas, (x + 3, line), (x + w - 3, line), noise.shade(self.colour, 0.35), int(rng.integers(1, 5)))
        fittings.undercarriage(rng, self.canvas, self.frame, self.sill, self.rear)

    def finish(self) -> np.ndarray:
        """Darkens the lower edge, adds dust, and returns the opacity with the shadow on the ground."""
        rng, (x, y, w, h) = self.rng, self.frame
        dust = noise.smooth(rng, *self.mask.shape, 12, 2)[:, :, None] * rng.uniform(0, 0.4)
        dust = dust * np.linspace(0, 1, self.mask.shape[0], dtype=np.float32)[:, None, None] ** 2
        self.canvas[:] = (self.canvas * (1 - dust) + np.float32([138, 126, 108]) * dust).astype(np.uint8)
        ground = np.zeros_like(self.mask)
        middle = (x + w // 2 + int(rng.normal(0, 30)), y + h - 4)
        cv2.ellipse(ground, middle, (int(w * rng.uniform(0.5, 0.64)), int(rng.uniform(14, 44))), 0, 0, 360, 255, -1)
        ground = cv2.GaussianBlur(ground, (0, 0), 9) * rng.uniform(0.5, 1.0)
        self.canvas[self.mask == 0] = 14
        return np.maximum(cv2.GaussianBlur(self.mask, (3, 3), 0), ground.astype(np.uint8))
