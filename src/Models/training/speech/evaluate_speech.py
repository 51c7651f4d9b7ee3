"""Measure on speakers held out of the training: `python3 -m speech.evaluate_speech --data VOICE --weights CHECKPOINT`."""
from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch

from people.onnx_session import OnnxSession

from .decoding import hear_digits, hear_phrase, log_softmax
from .degrade import speech_level, stretch_of
from .network import EMBEDDING, Exported, WordNet
from .recordings import HELD_SPEAKER, Recordings, load
from .shelf import RATE, Clip, trimmed
from .vocabulary import ANSWERS, DIGITS, TOKENS

Hear = Callable[[np.ndarray], np.ndarray]
VALUES = {name: str(max(0, value - 1)) for value, name in enumerate(DIGITS)}
ANSWER_GRAMMAR = ANSWERS + ["say again", "cancel"]


def torch_hearing(path: Path) -> Hear:
    """Log probabilities [T, C] by the checkpoint's averaged weights."""
    net = WordNet()
    net.load_state_dict(torch.load(path)["mean"])
    whole = Exported(net.eval()).eval()
    with torch.no_grad():
        return lambda samples: log_softmax(whole(torch.from_numpy(samples)[None])[0][0].detach().numpy())


def onnx_hearing(library: Path, path: Path) -> Hear:
    """Log probabilities [T, C] by the file that ships."""
    session = OnnxSession(library, path, "samples")

    def hear(samples: np.ndarray) -> np.ndarray:
        frames = (len(samples) // 160 + 1 + 2) // 3
        answer = session.run(samples[None], {"logits": (1, frames, len(TOKENS)), "embedding": (1, frames, EMBEDDING)})
        return log_softmax(answer["logits"][0])
    return hear


def padded(samples: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Quarter of a second of next to nothing at both ends, as an end-pointer leaves it."""
    whole = np.concatenate([np.zeros(RATE // 4), samples, np.zeros(RATE // 4)])
    return (whole + random.standard_normal(len(whole)) * 1e-4).astype(np.float32)


def noisy(samples: np.ndarray, noises: list[np.ndarray], decibels: float, random: np.random.Generator) -> np.ndarray:
    """With held-out noise at a signal-to-noise ratio; the signal's level is that of its loud part."""
    noise = stretch_of(noises[random.integers(len(noises))], len(samples), random)
    return samples + (noise * speech_level(samples) / (noise.std() + 1e-9) * 10 ** (-decibels / 20)).astype(np.float32)


def joined(clips: list[Clip], count: int, random: np.random.Generator) -> tuple[str, np.ndarray]:
    """A string of one speaker's digits with gaps of 0 to 200 ms."""
    parts, said = [], ""
    for clip in (clips[random.integers(len(clips))] for _ in range(count)):
        said += VALUES[clip.label]
        parts += [trimmed(clip.samples), np.zeros(int(random.uniform(0, 0.2) * RATE), np.float32)]
    return said, np.concatenate(parts[:-1])


def report(name: str, truths: list[str], heard: list[tuple[str, float]], shares: tuple[float, ...]) -> dict:
    """Errors of all, and among the accepted at the thresholds that accept the given shares."""
    right = np.array([truth == answer for truth, (answer, _) in zip(truths, heard)])
    sure = np.array([probability for _, probability in heard])
    line = {"n": len(right), "errors": int((~right).sum())}
    text = f"{name:34} n {len(right):4}  errors {100 * (~right).mean():5.2f} %"
    for share in shares:
        threshold = float(np.quantile(sure, 1 - share))
        accepted = sure >= threshold
        wrong = int((accepted & ~right).sum())
        count = int(accepted.sum())
        line[f"accept {share:.0%}"] = {"threshold": round(threshold, 4), "wrong": wrong, "accepted": count}
        text += f"  | {share:.0%} >= {threshold:.3f}: {wrong} wrong of {count} ({100 * wrong / count:.2f} %)"
    for threshold in (0.5, 0.8):
        accepted = sure >= threshold
        text += f"  | at {threshold}: {100 * accepted.mean():.0f} %, {int((accepted & ~right).sum())} wrong"
    print(text, flush=True)
    return line


def rejected(name: str, sure: list[float], thresholds: tuple[float, ...] = (0.3, 0.5, 0.7, 0.8, 0.9, 0.95)) -> dict:
    """How many of what must be refused would pass, by threshold."""
    counts = {str(threshold): int((np.array(sure) >= threshold).sum()) for threshold in thresholds}
    print(f"{name:34} n {len(sure):4}  accepted by threshold: {counts}", flush=True)
    return {"n": len(sure), "accepted": counts}


def measure(hear: Hear, kept: Recordings, seed: int = 7, strings: int = 150) -> dict:
    """Every row of the table."""
    random, lines = np.random.default_rng(seed), {}
    ways = {"clean": lambda x: x, "10 dB": lambda x: noisy(x, kept.noises, 10, random)}
    digits = [clip for clip in kept.words if clip.label in DIGITS]
    theo = [clip for clip in digits if clip.speaker == HELD_SPEAKER]
    command = [clip for clip in digits if clip.speaker != HELD_SPEAKER]
    answers = [clip for clip in kept.words if clip.label in ANSWERS]
    for way, change in ways.items():
        for who, clips in (("theo", theo), ("speech commands", command)):
            heard = [hear_digits(hear(change(padded(clip.samples, random))), 1) for clip in clips]
            name = f"digit, {who}, {way}"
            lines[name] = report(name, [VALUES[clip.label] for clip in clips], heard, (0.8, 0.92))
        for count in (2, 3, 4):
            drawn = [joined(theo, count, random) for _ in range(strings)]
            heard = [hear_digits(hear(change(padded(samples, random))), count) for _, samples in drawn]
            name = f"{count} digits, theo, {way}"
            lines[name] = report(name, [said for said, _ in drawn], heard, (0.75, 0.9))
        heard = [hear_phrase(hear(change(padded(clip.samples, random))), ANSWER_GRAMMAR) for clip in answers]
        lines[f"yes/no, {way}"] = report(f"yes/no, {way}", [clip.label for clip in answers], heard, (0.92, 0.97))
    commands = [clip for clip in kept.words if clip.label not in DIGITS]
    no_answers = [clip for clip in kept.words if clip.label not in ANSWERS]
    length = 2 * RATE
    windows = [noise[at:at + length] for noise in kept.noises for at in range(0, len(noise) - length, RATE)]
    outside = {"one digit": lambda s: hear_digits(s, 1)[1], "two digits": lambda s: hear_digits(s, 2)[1],
               "yes/no": lambda s: hear_phrase(s, ANSWER_GRAMMAR)[1]}
    for grammar, sure in outside.items():
        known = no_answers if grammar == "yes/no" else commands
        for what, clips in (("unknown words", kept.others), ("other tokens", known)):
            name = f"{what} in {grammar}"
            lines[name] = rejected(name, [sure(hear(padded(clip.samples, random))) for clip in clips])
        name = f"noise in {grammar}"
        lines[name] = rejected(name, [sure(hear(clip.astype(np.float32))) for clip in kept.silences + windows])
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds index.csv and the recordings")
    parser.add_argument("--weights", type=Path, help="checkpoint")
    parser.add_argument("--model", type=Path, help="exported model, with --library")
    parser.add_argument("--library", type=Path, help="libonnxruntime.so.1")
    parser.add_argument("--json", type=Path, help="where to write the figures")
    options = parser.parse_args()
    torch.set_num_threads(1)
    hear = torch_hearing(options.weights) if options.weights else onnx_hearing(options.library, options.model)
    lines = measure(hear, load(options.data, measuring=True))
    if options.json:
        options.json.write_text(json.dumps(lines, indent=2) + "\n")


if __name__ == "__main__":
    main()
