"""Measures the exported detector on labelled scenes and on pictures without plates, and draws what it missed:
`python3 -m plate_scenes.evaluate_detector --vision DIR --library libonnxruntime.so.1 [--misses DIR]`."""
from __future__ import annotations

import argparse
import csv
import json
import os

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
    """Finds of both looks that are wide enough to be read, with the close look's score."""
    return [(score, quad) for score, quad in find(net, picture, args.scales, args.threshold)
            if score >= min(args.sure) and box(quad)[2] - box(quad)[0] >= args.least_width]


def evaluate_scenes(net: Net, args: argparse.Namespace) -> None:
    """Prints, by set and score, plates found at IoU over 0.3 (and 0.5, 0.7), their mean IoU, and other boxes."""
    for name in SETS:
        answers = []
        for path, true in scenes(os.path.join(args.vision, "plates", name)):
            picture = read(path)
            found = plates(net, picture, args)
            answers.append([(score, overlap(box(quad), true)) for score, quad in found])
            if args.misses and max((match for _, match in answers[-1]), default=0) <= 0.3:
                draw(args.misses, name, path, picture, true, found)
        for sure in args.sure:
            told = [[match for score, match in answer if score >= sure] for answer in answers]
            best = np.array([max(matches, default=0.0) for matches in told])
            others = sum(match <= 0.3 for matches in told for match in matches)
            print(f"{name}, score {sure}: found {(best > 0.3).sum()} of {len(best)} ({(best > 0.3).mean():.1%}); "
                  f"IoU > 0.5: {(best > 0.5).sum()}, > 0.7: {(best > 0.7).sum()}, "
                  f"mean {best[best > 0.3].mean():.2f}; other boxes {others}", flush=True)


def evaluate_negatives(net: Net, args: argparse.Namespace) -> None:
    """Prints, by kind and score, how many pictures without plates get a plate all the same."""
    for name, pictures in negatives.kinds(args.vision, args.rendered):
        scores = []
        for index, picture in enumerate(pictures):
            found = plates(net, picture, args)
            scores.append(max((score for score, _ in found), default=0.0))
            if found and args.misses:
                draw(args.misses, "negative", f"{name}-{index}.jpg", picture, None, found)
        for sure in args.sure:
            false = sum(score >= sure for score in scores)
            print(f"{name}, score {sure}: false plates in {false} of {len(scores)} pictures", flush=True)


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
    parser.add_argument("--sure", type=float, nargs="+", default=[0.3, 0.6], help="least scores of the close look")
    parser.add_argument("--least-width", type=float, default=32, help="no narrower plate is told, in pixels")
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
