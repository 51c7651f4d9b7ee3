"""Train the person detector on composed pictures: `python3 -m people.train --data DATA --out FOLDER --steps N`."""
from __future__ import annotations

import argparse
import copy
import math
import sys
import time
from pathlib import Path

import numpy as np
import torch

from .loss import score_loss, side_loss, targets
from .network import STRIDE, PersonDetector
from .pool import Pool

SIZE = (320, 256)


def batch(pool: Pool, count: int, random: np.random.Generator) -> tuple[torch.Tensor, dict[str, torch.Tensor]]:
    """`count` pictures and their targets as tensors."""
    drawn = pool.draw(count, random)
    pictures = torch.from_numpy(np.stack([d[0] for d in drawn]))
    cells = SIZE[1] // STRIDE, SIZE[0] // STRIDE
    wanted = [targets(d[1], d[2], *cells) for d in drawn]
    return pictures, {k: torch.from_numpy(np.stack([w[k] for w in wanted])) for k in wanted[0]}


def rate(step: int, steps: int, top: float) -> float:
    """Learning rate: warm-up, then half a cosine down to one hundredth."""
    if step < 100:
        return top * (step + 1) / 100
    return top * (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * step / steps)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds people_synthetic and people")
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoints")
    parser.add_argument("--steps", type=int, default=12000)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--seed", type=int, default=20)
    parser.add_argument("--start", type=Path, help="weights to begin with")
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    options.out.mkdir(parents=True, exist_ok=True)
    random = np.random.default_rng(options.seed)
    detector = PersonDetector()
    if options.start:
        detector.load_state_dict(torch.load(options.start)["mean"])
    mean = copy.deepcopy(detector)
    optimiser = torch.optim.AdamW(detector.parameters(), lr=options.rate, weight_decay=1e-2)
    first, newest = 0, options.out / "checkpoint.pt"
    if newest.exists():
        kept = torch.load(newest)
        detector.load_state_dict(kept["detector"])
        mean.load_state_dict(kept["mean"])
        optimiser.load_state_dict(kept["optimiser"])
        first = kept["step"]
    pool = Pool(3000, SIZE, options.data, options.seed + first)
    pool.start()
    while pool.written < 60:
        time.sleep(0.5)
    began, sums = time.time(), np.zeros(2)
    for step in range(first, options.steps):
        for group in optimiser.param_groups:
            group["lr"] = rate(step, options.steps, options.rate)
        pictures, wanted = batch(pool, options.batch, random)
        with torch.autocast("cpu", torch.bfloat16):
            score, sides = detector(pictures)
        scored = score_loss(score.float()[:, 0], wanted["heat"], wanted["weight"])
        placed = side_loss(sides.float(), wanted["sides"], wanted["near"])
        optimiser.zero_grad(set_to_none=True)
        (scored + 3 * placed).backward()
        torch.nn.utils.clip_grad_norm_(detector.parameters(), 10)
        optimiser.step()
        keep = min(0.998, (step + 1) / (step + 20))
        with torch.no_grad():
            for old, new in zip(mean.state_dict().values(), detector.state_dict().values()):
                old.copy_(old * keep + new * (1 - keep) if old.is_floating_point() else new)
        sums += (scored.item(), placed.item())
        if (step + 1) % 100 == 0:
            print(f"step {step + 1} score {sums[0] / 100:.3f} sides {sums[1] / 100:.3f} pictures {pool.written} "
                  f"{time.time() - began:.0f} s", file=sys.stderr, flush=True)
            sums[:] = 0
        if (step + 1) % 200 == 0 or step + 1 == options.steps:
            torch.save({"detector": detector.state_dict(), "mean": mean.state_dict(),
                        "optimiser": optimiser.state_dict(), "step": step + 1}, newest)
    pool.stop()


if __name__ == "__main__":
    main()
