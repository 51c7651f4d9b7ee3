"""Trains the plate detector on rendered scenes: `python3 -m plate_scenes.train --vision DIR --minutes 60`."""
from __future__ import annotations

import argparse
import collections
import copy
import math
import os
import random
import sys
import time

import numpy as np
import torch

from .generator import started
from .network import PlateDetector

SEED = 20


def score_loss(logits: torch.Tensor, heat: torch.Tensor, judged: torch.Tensor) -> torch.Tensor:
    """Penalty-reduced focal loss on the heat map (CornerNet, Law and Deng 2018, eq. 1)."""
    p = torch.sigmoid(logits).clamp(1e-4, 1 - 1e-4)
    peak = (heat == 1).float() * judged
    missed = -peak * (1 - p) ** 2 * torch.log(p)
    false = -(1 - peak) * judged * (1 - heat) ** 4 * p ** 2 * torch.log(1 - p)
    return (missed.sum() + false.sum()) / peak.sum().clamp(min=1)


def corner_loss(found: torch.Tensor, true: torch.Tensor, weight: torch.Tensor) -> torch.Tensor:
    """Corner error in plate heights (smooth at the bottom), every plate weighing the same."""
    height = ((true[:, 7] - true[:, 1]).abs() + (true[:, 5] - true[:, 3]).abs()) / 2
    error = (found - true) / height.clamp(min=0.5)[:, None]
    loss = torch.nn.functional.smooth_l1_loss(error, torch.zeros_like(error), beta=0.05, reduction="none")
    return (loss.sum(dim=1) * weight).sum() / weight.sum().clamp(min=1)


def train(args: argparse.Namespace) -> None:
    """Trains for a given time; the saved weights are a running mean of those trained."""
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    net = PlateDetector()
    optimiser = torch.optim.AdamW(net.parameters(), lr=args.rate, weight_decay=1e-3)
    step = 0
    if os.path.exists(args.checkpoint):
        saved = torch.load(args.checkpoint)
        net.load_state_dict(saved["net"])
        optimiser.load_state_dict(saved["optimiser"])
        step = saved["step"]
    mean = copy.deepcopy(net)
    if os.path.exists(args.checkpoint):
        mean.load_state_dict(saved["mean"])
    process, queue = started(SEED + step, args.batch, args.vision)
    seen, order = collections.deque(maxlen=200), random.Random(SEED)
    begin, kept, history = time.time(), time.time(), []
    while time.time() - begin < args.minutes * 60:
        gone = (time.time() - begin) / (args.minutes * 60)
        rate = args.rate * min(1, (step + 1) / 100) * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * gone)))
        for group in optimiser.param_groups:
            group["lr"] = rate
        # While the generator is behind, an earlier batch is learnt again.
        if len(seen) < seen.maxlen // 4 or not queue.empty():
            seen.append(queue.get())
            batch = seen[-1]
        else:
            batch = seen[order.randrange(len(seen))]
        pictures, heat, judged, corners, weight = (torch.from_numpy(column) for column in batch)
        net.train()
        with torch.autocast("cpu", torch.bfloat16):
            features = net.features(pictures)
        logits, found = net.answers(features.float())
        parts = score_loss(logits, heat, judged), corner_loss(found, corners, weight)
        optimiser.zero_grad()
        (parts[0] + 2 * parts[1]).backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 5)
        optimiser.step()
        step += 1
        keep = min(0.998, step / (step + 20))
        with torch.no_grad():
            for old, new in zip(mean.state_dict().values(), net.state_dict().values()):
                old.mul_(keep).add_(new, alpha=1 - keep) if old.dtype.is_floating_point else old.copy_(new)
        history.append([float(p) for p in parts])
        if step % 50 == 0:
            score, corner = np.mean(history[-50:], axis=0)
            print(f"{step} steps, {time.time() - begin:.0f} s: score {score:.3f}, corners {corner:.3f}",
                  file=sys.stderr, flush=True)
        if time.time() - kept > 120:
            kept = time.time()
            save(args.checkpoint, net, mean, optimiser, step)
    save(args.checkpoint, net, mean, optimiser, step)
    process.terminate()


def save(path: str, net: PlateDetector, mean: PlateDetector, optimiser: torch.optim.Optimizer, step: int) -> None:
    """Writes a checkpoint whole or not at all."""
    state = {"net": net.state_dict(), "mean": mean.state_dict(), "optimiser": optimiser.state_dict(), "step": step}
    torch.save(state, path + ".part")
    os.replace(path + ".part", path)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--rate", type=float, default=3e-3)
    parser.add_argument("--checkpoint", default="plate-detector.pt")
    parser.add_argument("--vision", default="../../../../shared/data/vision", help="folder of the free pictures")
    train(parser.parse_args())
