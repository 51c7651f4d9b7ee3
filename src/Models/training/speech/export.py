"""Write weights as ONNX with their manifest: `python3 -m speech.export --weights CHECKPOINT --out ../weights`."""
from __future__ import annotations

import argparse
import json
import warnings
from pathlib import Path

import onnx
import torch
from onnx import numpy_helper

from .network import EMBEDDING, STEP_SECONDS, Exported, WordNet
from .shelf import RATE
from .vocabulary import TOKENS

CREDITS = [
    {"data": "Speech Commands v0.01, v0.02", "by": "Pete Warden, Google", "licence": "CC BY 4.0"},
    {"data": "Free Spoken Digit Dataset", "by": "Zohar Jackson and contributors", "licence": "CC BY-SA 4.0"},
    {"data": "Asterisk core sounds (en, fr)", "by": "Allison Smith, June Wallack, Digium", "licence": "CC BY-SA 3.0"},
    {"data": "Asterisk core sounds (es, it, ru)", "by": "Allison Smith, Carlo Flora, Maxim Topal",
     "licence": "CC BY-SA 3.0, CC BY 3.0"},
    {"data": "wake-word-benchmark, speech-to-intent-benchmark", "by": "Picovoice", "licence": "Apache-2.0"},
    {"data": "Precise Community Data", "by": "Mycroft AI's contributors", "licence": "public domain"},
    {"data": "Berlin Noise", "by": "Thomas Rosen", "licence": "CC BY 4.0"},
]
HELD_OUT = ["fsdd-theo", "noise: exercise_bike, market",
            "Speech Commands speakers, and files of unnamed speakers, whose MD5 begins with a byte divisible by 5"]


def write_onnx(net: WordNet, path: Path) -> None:
    """Opset 13, any number of samples, batch norm folded into the convolutions."""
    axes = {"samples": {1: "samples"}, "logits": {1: "frames"}, "embedding": {1: "frames"}}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(Exported(net.eval()).eval(), torch.randn(1, RATE), str(path), opset_version=13,
                          input_names=["samples"], output_names=["logits", "embedding"], dynamic_axes=axes)


def last_layer(path: Path) -> str:
    """The name of the initializer that holds the scores' weights, for those who adapt the last layer."""
    graph = onnx.load(str(path)).graph
    return next(i.name for i in graph.initializer if numpy_helper.to_array(i).shape == (len(TOKENS), EMBEDDING, 1))


def manifest(version: str, weights: str, calibration: dict) -> dict:
    """What the product must know to use the weights."""
    return {"name": "speech-words", "version": version, "licence": "Apache-2.0",
            "input": {"name": "samples", "type": "float32", "layout": "mono, -1..1", "sample-rate": RATE,
                      "seconds": [0.3, 10]},
            "outputs": {"logits": len(TOKENS), "embedding": EMBEDDING}, "last-layer": weights,
            "frame-step": STEP_SECONDS, "frame-offset": 0.0, "decoding": "ctc", "blank": 0, "tokens": TOKENS,
            "same-meaning": {"oh": "zero"}, "calibration": calibration, "trained-on": CREDITS, "held-out": HELD_OUT,
            "synthetic-voices": ["espeak-ng", "flite: slt, rms, awb, kal16", "festival: slt, kal, ked"], "seed": 20}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--version", default="1")
    parser.add_argument("--calibration", type=json.loads, default={}, help="thresholds as JSON")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    net = WordNet()
    net.load_state_dict(torch.load(options.weights)["mean"])
    path = options.out / "speech-words.onnx"
    write_onnx(net, path)
    facts = manifest(options.version, last_layer(path), options.calibration)
    (options.out / "speech-words.json").write_text(json.dumps(facts, indent=2) + "\n")


if __name__ == "__main__":
    main()
