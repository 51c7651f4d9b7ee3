"""Measures the exported detector on labelled scenes and on pictures without plates, and draws what it missed:
`python3 -m plate_scenes.evaluate_detector --vision DIR --library libonnxruntime.so.1 [--misses DIR]`."""
from __future__ import annotations

import argparse
import csv
import json
import os
import time

import cv2
import numpy as np

from . import negatives
from .decode import Find, Net, box, find, overlap
from .geometry import rectangle
from .runtime import Session

SETS = ("scenes_eu", "scenes_us", "scenes_br")


def read(path: str) -> np.ndarray:
    """A picture as RGB."""
    return cv2.cvtColor(cv2.imdecode(np.fromfile(path, np.uint8), cv2.IMREAD_COLOR), cv2.COLOR_BGR2RGB)


def scenes(folder: str):
    """Labelled scenes: path and true box (left, top, right, bottom)."""
    with open(os.path.join(folder, "groundtruth.tsv"), encoding="utf-8") as rows:
        for row in csv.reader(rows, delimiter="\t"):
            if row[0] != "file":
                x, y, w, h = map(float, row[1:5])
                yield os.path.join(folder, row[0]), box(rectangle(x, y, w, h))


def plates(net: Net, picture: np.ndarray, args: argparse.Namespace) -> list[Find]:
    """What is told as a plate: finds that the close look is sure of, and that are wide enough to be read."""
    return [(score, quad) for score, quad in find(net, picture, args.scales, args.threshold)
            if score >= args.sure and box(quad)[2] - box(quad)[0] >= args.least_width]


def evaluate_scenes(net: Net, args: argparse.Namespace) -> None:
    """Prints, by set, plates found at IoU over 0.3 (and 0.5, 0.7), the mean IoU of those found, and other boxes."""
    for name in SETS:
        overlaps, others, times = [], 0, []
        for path, true in scenes(os.path.join(args.vision, "plates", name)):
            picture = read(path)
            begin = time.perf_counter()
            found = plates(net, picture, args)
            times.append((time.perf_counter() - begin) * 1000)
            matches = [overlap(box(quad), true) for _, quad in found]
            overlaps.append(max(matches, default=0.0))
            others += sum(m <= 0.3 for m in matches)
            if args.misses and overlaps[-1] <= 0.3:
                draw(args.misses, name, path, picture, true, find(net, picture, args.scales, args.threshold))
        n, got = len(overlaps), np.array(overlaps)
        print(f"{name}: found {(got > 0.3).sum()} of {n} ({(got > 0.3).mean():.1%}); IoU > 0.5: {(got > 0.5).sum()}, "
              f"> 0.7: {(got > 0.7).sum()}, mean {got[got > 0.3].mean() if (got > 0.3).any() else 0:.2f}; "
              f"other boxes {others}; {np.median(times):.1f} ms a picture (median, decoding and scaling in Python)")


def evaluate_negatives(net: Net, args: argparse.Namespace) -> None:
    """Prints, by kind, how many pictures without plates get a plate all the same."""
    for name, pictures in negatives.kinds(args.vision, args.rendered):
        count, false = 0, 0
        for index, picture in enumerate(pictures):
            found = plates(net, picture, args)
            count, false = count + 1, false + bool(found)
            if found and args.misses:
                draw(args.misses, "negative", f"{name}-{index}.jpg", picture, None, found)
        print(f"{name}: false plates in {false} of {count} pictures")


def draw(folder: str, name: str, path: str, picture: np.ndarray, true: np.ndarray | None,
         found: list[Find]) -> None:
    """Draws truth (red) and answers (green, with scores) into a picture of at most 640 px."""
    os.makedirs(folder, exist_ok=True)
    scale = min(1.0, 640 / max(picture.shape[:2]))
    shown = cv2.cvtColor(cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), cv2.COLOR_RGB2BGR)
    if true is not None:
        corner = (true * scale).astype(int)
        cv2.rectangle(shown, tuple(corner[:2]), tuple(corner[2:]), (0, 0, 255), 1)
    for score, quad in found:
        points = (quad * scale).astype(np.int32)
        cv2.polylines(shown, [points], True, (0, 255, 0), 1)
        place = int(points[0, 0]), int(points[0, 1])
        cv2.putText(shown, f"{score:.2f}", place, cv2.FONT_HERSHEY_SIMPLEX, 0.4, (0, 255, 0), 1)
    stem = os.path.splitext(os.path.basename(path))[0]
    cv2.imencode(".png", shown)[1].tofile(os.path.join(folder, f"{name}-{stem}.png"))


if __name__ == "__main__":
    here = os.path.dirname(os.path.abspath(__file__))
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--vision", required=True)
    parser.add_argument("--library", required=True)
    parser.add_argument("--model", default=os.path.join(here, "../../weights/plate-detector.onnx"))
    parser.add_argument("--scales", type=int, nargs="+")
    parser.add_argument("--threshold", type=float, help="of the first look; by default the manifest's")
    parser.add_argument("--sure", type=float, default=0.3, help="score of the close look from which a plate is told")
    parser.add_argument("--least-width", type=float, default=32, help="pixels of the picture; no narrower plate is told")
    parser.add_argument("--rendered", type=int, default=200, help="rendered scenes without plates")
    parser.add_argument("--misses", help="folder for drawings of misses and false plates")
    given = parser.parse_args()
    with open(os.path.splitext(given.model)[0] + ".json", encoding="utf-8") as file:
        manifest = json.load(file)
    session = Session(given.library, given.model, ("score", "corners"))
    given.scales = given.scales or manifest["scales"]
    given.threshold = given.threshold or manifest["threshold"]
    evaluate_scenes(session, given)
    evaluate_negatives(session, given)
