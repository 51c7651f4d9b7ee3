"""Turns a checkpoint into what ships: plate-reader.onnx and its manifest, with the confidence fitted on unseen crops.

    /usr/bin/python3 -m plates.publish_reader --work DIR --crops-cn DIR [--weights ../weights]
"""

import argparse
import json
import sys
from pathlib import Path

import numpy as np
import torch

from . import calibration, pool
from .evaluate_reader import TRIES, load_reader, read
from .export_reader import export
from .measured_sets import Case
from .real_crops import frame, read_picture, split
from .render import CLASSES
from .train_reader import SEED

_HELD_OUT_SEED, _HELD_OUT_COUNT = 900_000, 1500


def held_out(work: Path, crops_cn: Path) -> list[Case]:
    """Crops that no training saw: rendered ones of a seed of their own, and the held-out real ones."""
    kept = work / "held-out.npz"
    if not kept.exists():
        crops = pool.render_chunk(_HELD_OUT_SEED, _HELD_OUT_COUNT)
        np.savez(kept, pictures=crops.pictures, labels=crops.labels, regions=crops.regions)
    crops = pool.load(kept)
    cases = [
        Case(p, frame(p), pool.text(t), pool.REGIONS[r]) for p, t, r in zip(crops.pictures, crops.labels, crops.regions)
    ]
    for path, text in split(crops_cn)[1]:
        picture = read_picture(path)
        cases.append(Case(picture, frame(picture), text, "crops_cn"))
    return cases


def main() -> None:
    """Exports, calibrates, writes the manifest and says how well it fits."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--crops-cn", type=Path, required=True)
    parser.add_argument("--weights", type=Path, default=Path(__file__).parents[2] / "weights")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    reader = load_reader(arguments.work / "reader.pt")
    cases = held_out(arguments.work, arguments.crops_cn)
    readings = read(reader, cases)
    right = np.array([r.text == c.text for r, c in zip(readings, cases)])
    for name in (*pool.REGIONS, "crops_cn"):
        chosen = [r for r, c in zip(right, cases) if c.name == name]
        print(f"{name}: {sum(chosen)} of {len(chosen)}", file=sys.stderr)
    fitted = calibration.fit(readings, right)
    print(f"calibration error {calibration.expected_error(fitted.confidence(readings), right):.4f}", file=sys.stderr)
    arguments.weights.mkdir(exist_ok=True)
    export(reader.net, arguments.weights / "plate-reader.onnx")
    (arguments.weights / "plate-reader.json").write_text(
        json.dumps(manifest(fitted), ensure_ascii=False, indent=2) + "\n", encoding="utf-8"
    )


def manifest(fitted: calibration.Calibration) -> dict:
    """What the pipeline must know of the net."""
    return {
        "name": "plate-reader",
        "version": "1.0.0",
        "licence": "Apache-2.0",
        "input": {"name": "x", "layout": "nhwc", "type": "uint8", "channels": 3, "width": 160, "height": 32},
        "head": "ctc",
        "classes": list(CLASSES),
        "threshold": 0.5,
        "tries": [list(t) for t in TRIES],
        "calibration": {
            "form": "logistic",
            "intercept": round(fitted.intercept, 4),
            "logit-product": round(fitted.product_weight, 4),
            "margin": round(fitted.margin_weight, 4),
            "logit-clip": calibration.CLIP,
        },
        "trained-on": ["plates rendered by this project", "Chinese plate crops of CCPD (MIT)"],
        "seed": SEED,
    }


if __name__ == "__main__":
    main()
