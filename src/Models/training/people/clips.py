"""Frames of a clip at the net's input size, with their motion planes, and the truth files beside the clips."""
from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np

from .motion import MotionPlane


def input_size(width: int, height: int, longer_side: int) -> tuple[int, int]:
    """Width and height of the net's input for a picture: the longer side given, both multiples of 32."""
    scale = longer_side / max(width, height)
    return max(32, round(width * scale / 32) * 32), max(32, round(height * scale / 32) * 32)


def frames(path: Path) -> Iterator[np.ndarray]:
    """All frames of a clip, RGB uint8."""
    capture = cv2.VideoCapture(str(path))
    while True:
        there, picture = capture.read()
        if not there:
            return
        yield cv2.cvtColor(picture, cv2.COLOR_BGR2RGB)


def inputs(path: Path, longer_side: int, motion: bool = True) -> Iterator[tuple[np.ndarray, float, float]]:
    """The net's RGBM inputs of a clip, with the factors from input pixels to clip pixels (x, y)."""
    plane = MotionPlane()
    for picture in frames(path):
        width, height = input_size(picture.shape[1], picture.shape[0], longer_side)
        small = cv2.resize(picture, (width, height), interpolation=cv2.INTER_AREA)
        moving = plane.next(small) if motion else np.zeros((height, width), np.uint8)
        yield np.dstack([small, moving]), picture.shape[1] / width, picture.shape[0] / height


def truth_boxes(path: Path) -> dict[int, np.ndarray]:
    """MOT truth: frame (from 1) to boxes [n,4] x0, y0, x1, y1 in clip pixels; rows flagged 0 are left out."""
    found: dict[int, list[list[float]]] = {}
    for line in path.read_text().splitlines():
        row = [float(v) for v in line.split(",")]
        if row[6] != 0:
            found.setdefault(int(row[0]), []).append([row[2], row[3], row[2] + row[4], row[3] + row[5]])
    return {frame: np.array(boxes) for frame, boxes in found.items()}


def truth_lines(path: Path) -> dict:
    """The JSON beside a clip."""
    return json.loads(path.read_text())
