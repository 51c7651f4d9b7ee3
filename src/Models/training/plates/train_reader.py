"""Trains the plate reader and exports it.

    /usr/bin/python3 -m plates.train_reader --work DIR [--crops-cn DIR] --minutes 80

DIR/pool holds rendered crops (plates.pool, which may still be filling it). The learning rate falls by the clock, so
that a run ends when it should on a machine of any speed. DIR/reader.pt is written every two minutes and taken up again.
"""

import argparse
import copy
import sys
import time
from pathlib import Path

import numpy as np
import torch
from torch import nn

from .batches import Batches
from .reader_net import PlateReader, normalise
from .real_crops import RealCrops

SEED = 20
_BATCH, _RATE, _REAL_SHARE, _SAVE_SECONDS = 32, 2.5e-3, 0.17, 120


def rate(elapsed: float, total: float, step: int) -> float:
    """Learning rate: a short warm-up by steps, then a cosine by time, down to 1 %."""
    fraction = min(1.0, elapsed / total)
    return _RATE * min(1.0, (step + 1) / 100) * (0.01 + 0.99 * 0.5 * (1 + np.cos(np.pi * fraction)))


def follow(average: PlateReader, net: PlateReader, step: int) -> None:
    """Moves the averaged weights towards the trained ones: the average is what is exported."""
    decay = min(0.998, (step + 1) / (step + 50))
    for kept, new in zip(average.state_dict().values(), net.state_dict().values()):
        if kept.dtype.is_floating_point:
            kept.mul_(decay).add_(new, alpha=1 - decay)
        else:
            kept.copy_(new)


def main() -> None:
    """Runs the training until its minutes are over."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--crops-cn", type=Path)
    parser.add_argument("--minutes", type=float, default=80)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    net = PlateReader().to(memory_format=torch.channels_last)
    average = copy.deepcopy(net)
    optimiser = torch.optim.AdamW(net.parameters(), _RATE, weight_decay=1e-3)
    elapsed, step, kept = 0.0, 0, arguments.work / "reader.pt"
    if kept.exists():
        state = torch.load(kept)
        net.load_state_dict(state["net"]), average.load_state_dict(state["average"]), optimiser.load_state_dict(
            state["optimiser"]
        )
        elapsed, step = state["elapsed"], state["step"]
    real = RealCrops(arguments.crops_cn) if arguments.crops_cn else None
    batches = Batches(arguments.work / "pool", real, _REAL_SHARE, SEED + step)
    loss_of = nn.CTCLoss(zero_infinity=True)
    total, losses, saved, last = arguments.minutes * 60, [], time.monotonic(), time.monotonic()
    while elapsed < total:
        for group in optimiser.param_groups:
            group["lr"] = rate(elapsed, total, step)
        pictures, labels = batches.draw(_BATCH)
        x = normalise(pictures).contiguous(memory_format=torch.channels_last)
        scores = net(x).log_softmax(2).transpose(0, 1)
        loss = loss_of(scores, labels.long(), torch.full((len(x),), scores.shape[0]), (labels > 0).sum(1))
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 5)
        optimiser.step()
        with torch.no_grad():
            follow(average, net, step)
        losses.append(loss.item())
        step += 1
        now = time.monotonic()
        # A machine that slept, or a stopped run, does not use up the schedule.
        elapsed, last = elapsed + min(now - last, 30), now
        if now - saved > _SAVE_SECONDS or elapsed >= total:
            crops = batches.refresh()
            state = {
                "net": net.state_dict(),
                "average": average.state_dict(),
                "optimiser": optimiser.state_dict(),
                "elapsed": elapsed,
                "step": step,
            }
            torch.save(state, kept.with_suffix(".part"))
            kept.with_suffix(".part").replace(kept)
            print(
                f"{elapsed / 60:6.1f} min  step {step}  loss {np.mean(losses):.4f}  crops {crops}",
                file=sys.stderr,
                flush=True,
            )
            losses, saved = [], now


if __name__ == "__main__":
    main()
