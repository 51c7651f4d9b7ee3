"""Train the word net on composed utterances: `python3 -m speech.train --data VOICE --synthetic DIR --out DIR`."""
from __future__ import annotations

import argparse
import copy
import math
import sys
import time
from pathlib import Path

import numpy as np
import torch
from torch import nn

from .frontend import SCALE
from .network import STRIDE, WordNet
from .pool import UNKNOWN, Pool

AVERAGE = 0.998
# Words are placed first, from known spans, silence counting less; then their order counts as well.
PLACED_ONLY, RAMP, ORDER, SILENCE = 2000, 1500, 0.35, 0.4


def batch(pool: Pool, count: int, random: np.random.Generator) -> tuple[torch.Tensor, torch.Tensor, list[np.ndarray]]:
    """Features [n, BANDS, K] with random gaps and levels, words by frame of the net [n, T], words in order."""
    framed, labels, tokens = pool.draw(count, random)
    framed += (framed > 0) * (random.standard_normal((count, 1, 1)) * 0.5 * SCALE).astype(np.float32)
    for row in framed:
        for _ in range(random.integers(0, 2)):
            low = random.integers(0, row.shape[0])
            row[low:low + random.integers(1, 6)] = 0
        for _ in range(random.integers(0, 3)):
            first = random.integers(0, row.shape[1])
            row[:, first:first + random.integers(1, 6)] = 0
    return torch.from_numpy(framed), torch.from_numpy(labels[:, ::STRIDE].copy()), tokens


def losses(logits: torch.Tensor, labels: torch.Tensor, tokens: list[np.ndarray]) -> tuple[torch.Tensor, torch.Tensor]:
    """CTC per word, and cross-entropy of the frames whose word is known."""
    weight = torch.ones(logits.shape[1])
    weight[0] = SILENCE
    frames = nn.functional.cross_entropy(logits, labels, weight, ignore_index=UNKNOWN)
    flat = torch.from_numpy(np.concatenate(tokens))
    counts = torch.tensor([len(words) for words in tokens])
    steps = torch.full((len(tokens),), logits.shape[2])
    scores = nn.functional.log_softmax(logits, 1).permute(2, 0, 1)
    ordered = nn.functional.ctc_loss(scores, flat, steps, counts, reduction="none", zero_infinity=True)
    return (ordered.clamp(max=60) / counts.clamp(min=1)).mean(), frames


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds index.csv and the recordings")
    parser.add_argument("--synthetic", type=Path, required=True, help="folder that speech.synthesise fills")
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoints")
    parser.add_argument("--minutes", type=float, default=60, help="the learning rate falls with the clock")
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--seed", type=int, default=20)
    parser.add_argument("--start", type=Path, help="weights to begin with")
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    options.out.mkdir(parents=True, exist_ok=True)
    net = WordNet()
    if options.start:
        net.load_state_dict(torch.load(options.start)["mean"])
    mean = copy.deepcopy(net)
    optimiser = torch.optim.AdamW(net.parameters(), lr=options.rate, weight_decay=2e-2)
    step, spent, newest = PLACED_ONLY + RAMP if options.start else 0, 0.0, options.out / "checkpoint.pt"
    if newest.exists():
        kept = torch.load(newest)
        net.load_state_dict(kept["net"])
        mean.load_state_dict(kept["mean"])
        optimiser.load_state_dict(kept["optimiser"])
        step, spent = kept["step"], kept["spent"]
    pool = Pool(8000, options.data, options.synthetic, options.seed + step)
    pool.start()
    while pool.written < 200:
        time.sleep(0.5)
    random, began, sums = np.random.default_rng(options.seed + step), time.time(), np.zeros(3)
    while (share := (spent + time.time() - began) / 60 / options.minutes) < 1:
        rate = options.rate * min(1, (step + 1) / 200) * (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * share)))
        for group in optimiser.param_groups:
            group["lr"] = rate
        framed, labels, tokens = batch(pool, options.batch, random)
        with torch.autocast("cpu", torch.bfloat16):
            logits, _ = net(framed)
        order = ORDER * min(1.0, max(0, step - PLACED_ONLY) / RAMP)
        ordered, placed = losses(logits.float(), labels, tokens)
        optimiser.zero_grad(set_to_none=True)
        (order * ordered + (1 - order) * placed).backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 5)
        optimiser.step()
        step += 1
        keep = min(AVERAGE, step / (step + 20))
        with torch.no_grad():
            for old, new in zip(mean.state_dict().values(), net.state_dict().values()):
                old.copy_(old * keep + new * (1 - keep) if old.is_floating_point() else new)
        sums += ordered.item(), placed.item(), (logits.argmax(1) == labels)[labels > 0].float().mean().item()
        if step % 100 == 0:
            print(f"step {step} ctc {sums[0] / 100:.3f} frames {sums[1] / 100:.3f} right {sums[2] / 100:.3f} "
                  f"utterances {pool.written} rate {rate:.5f} {spent + time.time() - began:.0f} s",
                  file=sys.stderr, flush=True)
            sums[:] = 0
        if step % 200 == 0 or share > 0.999:
            torch.save({"net": net.state_dict(), "mean": mean.state_dict(), "optimiser": optimiser.state_dict(),
                        "step": step, "spent": spent + time.time() - began}, newest.with_suffix(".part"))
            newest.with_suffix(".part").rename(newest)
    pool.stop()


if __name__ == "__main__":
    main()
