"""Measure the exported detector on real clips: `python3 -m people.evaluate_people --data DATA --runtime LIBRARY`."""
from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

from .clips import inputs, truth_boxes, truth_lines
from .counting import compare, follow
from .detect import average_precision, detect
from .onnx_session import OnnxSession

COUNTED = ("pets09-s2l1-A.avi", "pets09-s2l1-C.avi", "onebyone-1.mp4")
EMPTY = ("negative-cars.mp4",)
LOWEST = 0.1


def run(session: OnnxSession, path: Path, longer_side: int, motion: bool) -> list[np.ndarray]:
    """Boxes of every frame in clip pixels."""
    found = []
    for picture, across, down in inputs(path, longer_side, motion):
        boxes = detect(session, picture, LOWEST)
        boxes[:, [0, 2]] *= across
        boxes[:, [1, 3]] *= down
        found.append(boxes)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--runtime", type=Path, required=True, help="libonnxruntime.so.1")
    parser.add_argument("--model", type=Path, default=Path(__file__).parents[2] / "weights" / "person-detector.onnx")
    parser.add_argument("--longer-side", type=int, default=512)
    parser.add_argument("--thresholds", type=float, nargs="+", default=[0.4, 0.45, 0.48])
    parser.add_argument("--no-motion", action="store_true", help="leave the motion plane empty")
    parser.add_argument("--save", type=Path, help="write the boxes of every clip here (npz)")
    options = parser.parse_args()
    session = OnnxSession(options.runtime, options.model)
    saved = {}
    clips = options.data / "people"
    sums = {t: np.zeros(2, int) for t in options.thresholds}
    for name in COUNTED:
        found = run(session, clips / name, options.longer_side, not options.no_motion)
        saved[name] = np.array(found, dtype=object)
        marks = (clips / name).with_suffix(".gt.txt")
        if marks.exists():
            truth = truth_boxes(marks)
            ap = average_precision(found, [truth.get(f, np.zeros((0, 4))) for f in range(1, len(found) + 1)])
            print(f"{name}: AP50 {ap['ap']:.3f} of {ap['people']}; best F1 at {ap['score']:.2f}: "
                  f"P {ap['precision']:.3f} R {ap['recall']:.3f}")
        for threshold in options.thresholds:
            wrong, total, words = compare(follow(found, threshold, threshold * 0.5),
                                          truth_lines((clips / name).with_suffix(".json")))
            print(f"{name} at {threshold}: {wrong} wrong of {total}; {'; '.join(words)}")
            if marks.exists():
                sums[threshold] += (wrong, total)
    for threshold, (wrong, total) in sums.items():
        print(f"PETS count accuracy at {threshold}: {1 - wrong / total:.3f} ({total - wrong} of {total})")
    for name in EMPTY:
        found = run(session, clips / name, options.longer_side, not options.no_motion)
        saved[name] = np.array(found, dtype=object)
        for threshold in options.thresholds:
            false = sum((boxes[:, 4] >= threshold).sum() for boxes in found)
            tracks = follow(found, threshold, threshold * 0.5)
            kept_back = sum((boxes[:, 4] >= threshold).sum() for boxes in found[len(found) // 2:])
            print(f"{name} at {threshold}: {false} false boxes in {len(found)} frames ({kept_back} in the second half, "
                  f"which was not trained on), {len(tracks)} tracks")
    if options.save:
        np.savez_compressed(options.save, **saved)


if __name__ == "__main__":
    main()
