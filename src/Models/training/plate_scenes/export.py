"""Writes a checkpoint as ONNX with its manifest: `python3 -m plate_scenes.export --checkpoint FILE`."""
from __future__ import annotations

import argparse
import json
import os

import torch

from .network import Exported, PlateDetector
from .targets import STRIDE
from .train import SEED

THRESHOLD = 0.3
SCALES = [640, 256]


def load(checkpoint: str) -> Exported:
    """The net with the mean weights of a checkpoint, ready to answer."""
    net = PlateDetector()
    net.load_state_dict(torch.load(checkpoint, map_location="cpu")["mean"])
    return Exported(net).eval()


def export(checkpoint: str, weights: str, version: str) -> None:
    """Writes plate-detector.onnx and plate-detector.json (opset 13; batch norm is folded by the exporter)."""
    pixels = torch.zeros(1, 384, 640, 3, dtype=torch.uint8)
    axes = {"x": {1: "height", 2: "width"}, "score": {1: "rows", 2: "columns"}, "corners": {1: "rows", 2: "columns"}}
    torch.onnx.export(load(checkpoint), pixels, os.path.join(weights, "plate-detector.onnx"), opset_version=13,
                      input_names=["x"], output_names=["score", "corners"], dynamic_axes=axes)
    manifest = {
        "name": "plate-detector", "version": version, "licence": "Apache-2.0",
        "input": {"name": "x", "layout": "nhwc", "type": "uint8", "channels": 3},
        "head": "plate-corners", "stride": STRIDE, "scales": SCALES, "threshold": THRESHOLD,
        "trained-on": "scenes rendered by this project; the free pictures that the model card names",
        "seed": SEED,
    }
    with open(os.path.join(weights, "plate-detector.json"), "w", encoding="utf-8") as file:
        json.dump(manifest, file, indent=2)
        file.write("\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", default="plate-detector.pt")
    parser.add_argument("--weights", default="../weights")
    parser.add_argument("--version", default="1")
    given = parser.parse_args()
    export(given.checkpoint, given.weights, given.version)
