"""Cars and vans as simple solids in perspective: parked in a scene, or moving as hard negatives."""
from __future__ import annotations

import math

import cv2
import numpy as np

from .camera import Camera
from .sprites import Sprite

Random = np.random.Generator


def _outline(length: float, height: float, van: bool) -> tuple[list[tuple[float, float]], list[tuple[float, float]]]:
    """Side view of body and cabin: (along, up) in metres."""
    waist = height * 0.58
    body = [(-length / 2, 0.25), (length / 2, 0.25), (length / 2, waist * 0.95), (-length / 2, waist)]
    if van:
        return body, [(-length / 2, waist), (length * 0.34, waist), (length * 0.24, height), (-length / 2, height)]
    return body, [(-length * 0.42, waist), (length * 0.24, waist), (length * 0.08, height), (-length * 0.28, height)]


def car(camera: Camera, x: float, y: float, heading: float, random: Random) -> Sprite | None:
    """A car or van at a floor point; None where it does not fit into the view."""
    van = random.random() < 0.25
    length, width = random.uniform(3.6, 5.2), random.uniform(1.6, 1.95)
    height = random.uniform(1.35, 2.2 if van else 1.6)
    along, across = np.array([math.sin(heading), math.cos(heading)]), np.array([math.cos(heading), -math.sin(heading)])
    paint = random.uniform(15, 235) * random.normal(1, 0.05, 3) if random.random() < 0.7 else random.uniform(10, 230, 3)
    glass = random.uniform(15, 90) * random.normal(1, 0.06, 3)

    def corner(a: float, side: float, up: float) -> tuple[float, float, float]:
        point = np.array([x, y]) + a * along + side * across
        return camera.project(point[0], point[1], up)

    faces: list[tuple[float, np.ndarray, np.ndarray]] = []

    def face(points: list[tuple[float, float, float]], colour: np.ndarray) -> None:
        if min(p[2] for p in points) > 0.5:
            flat = np.array([p[:2] for p in points])
            faces.append((float(np.mean([p[2] for p in points])), flat, np.clip(colour, 0, 255)))

    body, cabin = _outline(length, height, van)
    for inset, profile, colour in ((0.0, body, paint), (0.12, cabin, glass)):
        half = width / 2 - inset
        for side, shade in ((half, 0.95), (-half, 0.7)):
            face([corner(a, side, up) for a, up in profile], colour * shade)
        for (a0, u0), (a1, u1) in zip(profile, profile[1:] + profile[:1]):
            lid = u0 > 0.3 and u1 > 0.3 and abs(a0 - a1) > 0.5 and min(u0, u1) > height * 0.9
            shade = 1.15 if abs(u0 - u1) < 0.15 else 0.85
            face([corner(a0, half, u0), corner(a1, half, u1), corner(a1, -half, u1), corner(a0, -half, u0)],
                 paint * 1.1 if lid else colour * shade)
    for a in (-length * 0.32, length * 0.32):
        for side in (width / 2 + 0.02, -width / 2 - 0.02):
            ring = [corner(a + 0.32 * math.cos(t), side, 0.32 + 0.32 * math.sin(t)) for t in np.arange(0, 6.28, 0.8)]
            face(ring, np.array((25.0, 25.0, 27.0)))
    if len(faces) < 8:
        return None
    everything = np.concatenate([f[1] for f in faces])
    low, high = everything.min(axis=0) - 3, everything.max(axis=0) + 3
    if (high - low).max() > 1200 or (high - low).max() < 6:
        return None
    left, top = int(low[0]), int(low[1])
    size = (int(high[1] - low[1]), int(high[0] - low[0]))
    colour, alpha = np.zeros((*size, 3), np.float32), np.zeros(size, np.float32)
    for _, points, shade in sorted(faces, key=lambda f: -f[0]):
        polygon = np.round((points - (left, top)) * 16).astype(np.int32)
        cv2.fillConvexPoly(colour, polygon, shade.tolist(), cv2.LINE_AA, 4)
        cv2.fillConvexPoly(alpha, polygon, 1.0, cv2.LINE_8, 4)
    gleam = np.linspace(random.uniform(0.75, 1.3), random.uniform(0.75, 1.2), size[1], dtype=np.float32)
    colour = np.clip(colour * gleam[None, :, None], 0, 255).astype(np.float32)
    ground = camera.project(x, y, 0)
    return Sprite(colour, cv2.GaussianBlur(alpha, (0, 0), 0.5), left, top, ground[:2], ground[2])
