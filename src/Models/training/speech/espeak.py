"""espeak-ng in this process, through its C library."""
from __future__ import annotations

import ctypes

import numpy as np
from scipy.signal import resample_poly

from .shelf import RATE

_SYNCHRONOUS, _RATE, _PITCH, _RANGE = 2, 1, 3, 4
_CALLBACK = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)


class Espeak:
    """One synthesiser; texts come back as mono at 16 kHz, -1..1."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL("libespeak-ng.so.1")
        self._hertz = self._library.espeak_Initialize(_SYNCHRONOUS, 500, None, 0)
        if self._hertz <= 0:
            raise RuntimeError("espeak-ng could not start: is Debian's espeak-ng-data installed?")
        self._parts: list[np.ndarray] = []
        self._callback = _CALLBACK(self._take)
        self._library.espeak_SetSynthCallback(self._callback)

    def _take(self, samples, count: int, _events) -> int:
        if samples and count > 0:
            self._parts.append(np.ctypeslib.as_array(samples, (count,)).copy())
        return 0

    def choose(self, voice: str) -> None:
        """A voice such as `en-us+f3`."""
        if self._library.espeak_SetVoiceByName(voice.encode()) != 0:
            raise ValueError(f"espeak-ng has no voice {voice}.")

    def say(self, text: str, words_a_minute: int, pitch: int, liveliness: int) -> np.ndarray:
        """Pitch and liveliness 0 to 100."""
        for parameter, value in ((_RATE, words_a_minute), (_PITCH, pitch), (_RANGE, liveliness)):
            self._library.espeak_SetParameter(parameter, value, 0)
        self._parts = []
        data = text.encode() + b"\0"
        if self._library.espeak_Synth(data, len(data), 0, 0, 0, 1, None, None) != 0:
            raise RuntimeError(f'espeak-ng could not say "{text}".')
        whole = np.concatenate(self._parts).astype(np.float32) / 32768
        return resample_poly(whole, 320, 441).astype(np.float32) if self._hertz == 22050 else whole
