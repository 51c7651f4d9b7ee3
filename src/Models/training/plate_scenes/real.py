"""Real street pictures that may train what ships (plate boxes in Pascal VOC files beside them), cut out at random."""
from __future__ import annotations

import glob
import os
import xml.etree.ElementTree as xml

import cv2
import numpy as np

from . import camera
from .geometry import rectangle
from .scene import Scene


def load(vision: str) -> list[tuple[np.ndarray, np.ndarray]]:
    """Pictures (RGB) with the corners of their plates [n, 4, 2]; boxes are upright, so corners are only rough."""
    found = []
    for path in sorted(glob.glob(os.path.join(vision, "plates/scenes_ro/*.xml"))):
        picture = cv2.imdecode(np.fromfile(path[:-3] + "jpg", np.uint8), cv2.IMREAD_COLOR)
        boxes = [[float(box.findtext(key)) for key in ("xmin", "ymin", "xmax", "ymax")]
                 for box in xml.parse(path).getroot().iter("bndbox")]
        quads = [rectangle(x0, y0, x1 - x0, y1 - y0) for x0, y0, x1, y1 in boxes]
        found.append((cv2.cvtColor(picture, cv2.COLOR_BGR2RGB), np.float32(quads)))
    return found


def part(rng: np.random.Generator, streets: list[tuple[np.ndarray, np.ndarray]], width: int, height: int) -> Scene:
    """A cut around one of the plates at a random scale, seen by another camera."""
    picture, quads = streets[int(rng.integers(len(streets)))]
    quad = quads[int(rng.integers(len(quads)))]
    scale = float(np.exp(rng.uniform(np.log(22), np.log(110)))) / (quad[1, 0] - quad[0, 0])
    middle = quad.mean(axis=0) * scale
    move = np.float32([[scale, 0, rng.uniform(0.1, 0.9) * width - middle[0]],
                       [0, scale, rng.uniform(0.1, 0.9) * height - middle[1]]])
    flags = cv2.INTER_LINEAR
    if scale < 0.6:
        picture = cv2.GaussianBlur(picture, (0, 0), 0.4 / scale)
    cut = cv2.warpAffine(picture, move, (width, height), flags=flags, borderMode=cv2.BORDER_REFLECT_101)
    moved = quads * scale + move[:, 2]
    seen = camera.seen(rng, cut, [], np.zeros((height, width), np.float32)) if rng.random() < 0.7 else cut
    return Scene(seen, moved, np.ones(len(moved), bool))
