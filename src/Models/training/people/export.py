"""Write weights as ONNX with their manifest: `python3 -m people.export --weights CHECKPOINT --out ../weights`."""
from __future__ import annotations

import argparse
import json
import warnings
from pathlib import Path

import torch

from .network import STRIDE, Exported, PersonDetector

LONGER_SIDE = 512


def write_onnx(detector: PersonDetector, path: Path) -> None:
    """Opset 13, picture sides dynamic, batch norm folded into the convolutions."""
    axes = {"x": {1: "height", 2: "width"}, "score": {1: "rows", 2: "columns"}, "box": {1: "rows", 2: "columns"}}
    example = torch.randint(0, 255, (1, 384, LONGER_SIDE, 4), dtype=torch.uint8)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(Exported(detector.eval()), example, str(path), opset_version=13, input_names=["x"],
                          output_names=["score", "box"], dynamic_axes=axes)
    detector.eval()


def manifest(version: str, threshold: float, seed: int) -> dict:
    """What the product must know to use the weights."""
    return {"name": "person-detector", "version": version, "licence": "Apache-2.0",
            "input": {"name": "x", "layout": "nhwc", "type": "uint8", "channels": ["r", "g", "b", "motion"]},
            "longer-side": LONGER_SIDE, "head": "centre-sides", "stride": STRIDE,
            "threshold": threshold, "overlap": 0.3,
            "trained-on": ["people_synthetic (CC0)", "own procedural scenes",
                           "onebyone-1 and negative-cars, first halves (CC BY 4.0, intel-iot-devkit/sample-videos)"],
            "seed": seed}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--version", default="1")
    parser.add_argument("--threshold", type=float, default=0.45)
    parser.add_argument("--seed", type=int, default=20)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    detector = PersonDetector()
    detector.load_state_dict(torch.load(options.weights)["mean"])
    write_onnx(detector, options.out / "person-detector.onnx")
    facts = manifest(options.version, options.threshold, options.seed)
    (options.out / "person-detector.json").write_text(json.dumps(facts, indent=2) + "\n")


if __name__ == "__main__":
    main()
