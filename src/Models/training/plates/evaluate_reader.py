"""Measures a reader's checkpoint on the real sets: n of m exact, and the commonest confusions.

    /usr/bin/python3 -m plates.evaluate_reader --data ../../../shared/data/vision [--misses] CHECKPOINT
"""

import argparse
from collections import Counter
from difflib import SequenceMatcher
from pathlib import Path

import numpy as np
import torch

from .decoding import Reading, decode
from .degrade import cut
from .measured_sets import SCENES, Case, load
from .reader_net import ExportedReader, PlateReader

# Upper and lower edge of each try, as shares of the plate's height; the most confident reading is kept.
TRIES = ((0.0, 1.0), (0.08, 0.92))


def load_reader(checkpoint: Path) -> ExportedReader:
    """The averaged weights of a checkpoint, ready to read."""
    net = PlateReader()
    net.load_state_dict(torch.load(checkpoint, map_location="cpu")["average"])
    return ExportedReader(net.eval()).eval()


def read(reader: ExportedReader, cases: list[Case], tries=TRIES) -> list[Reading]:
    """Reads each case, at every try, and keeps the most confident reading that has a text."""
    best: list[Reading] = []
    for upper, lower in tries:
        crops = np.stack([cut(c.picture, _band(c.corners, upper, lower)) for c in cases])
        with torch.no_grad():
            readings = [
                decode(p)
                for p in np.concatenate(
                    [reader(torch.from_numpy(part)).numpy() for part in np.array_split(crops, len(crops) // 64 + 1)]
                )
            ]
        best = (
            readings
            if not best
            else [max(a, b, key=lambda r: (r.text != "", r.product)) for a, b in zip(best, readings)]
        )
    return best


def _band(corners: np.ndarray, upper: float, lower: float) -> np.ndarray:
    tl, tr, br, bl = corners
    return np.array(
        [tl + upper * (bl - tl), tr + upper * (br - tr), tr + lower * (br - tr), tl + lower * (bl - tl)], np.float32
    )


def confusions(truths: list[str], texts: list[str]) -> Counter:
    """What was read for what, over all misses."""
    found: Counter = Counter()
    for truth, text in zip(truths, texts):
        for kind, a, b, c, d in SequenceMatcher(None, truth, text, autojunk=False).get_opcodes():
            if kind != "equal":
                found[f"{truth[a:b] or '-'}>{text[c:d] or '-'}"] += 1
    return found


def main() -> None:
    """Prints one line a set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder vision/ with plates/ in it")
    parser.add_argument("--misses", action="store_true", help="list every miss")
    parser.add_argument("checkpoint", type=Path)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    reader = load_reader(arguments.checkpoint)
    for name in ("crops_cn", "crops_us", *SCENES):
        cases = load(arguments.data / "plates", name)
        readings = read(reader, cases)
        right = sum(r.text == c.text for r, c in zip(readings, cases))
        found = confusions([c.text for c in cases], [r.text for r in readings])
        print(f"{name:10} {right:4} of {len(cases)} ({100 * right / len(cases):.1f} %)  {dict(found.most_common(8))}")
        if arguments.misses:
            for reading, case in zip(readings, cases):
                if reading.text != case.text:
                    print(f"    {case.name}: {case.text} read {reading.text} ({reading.product:.3f})")


if __name__ == "__main__":
    main()
