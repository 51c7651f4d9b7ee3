"""Runs an exported model through ONNX Runtime's C API (ctypes), so that what is measured is the file that ships."""
from __future__ import annotations

import ctypes
from pathlib import Path

import numpy as np

API_VERSION = 20
GET_MESSAGE, CREATE_ENV, CREATE_SESSION, RUN, CREATE_OPTIONS = 2, 3, 7, 9, 10
SET_THREADS, CREATE_TENSOR, CREATE_MEMORY_INFO, RELEASE_VALUE = 24, 49, 69, 96
FLOAT, UINT8 = 1, 2

_pointer, _int, _size = ctypes.c_void_p, ctypes.c_int, ctypes.c_size_t
_out, _names, _shape = ctypes.POINTER(_pointer), ctypes.POINTER(ctypes.c_char_p), ctypes.POINTER(ctypes.c_int64)


class _Base(ctypes.Structure):
    _fields_ = [("get_api", ctypes.CFUNCTYPE(_pointer, ctypes.c_uint32)), ("version", _pointer)]


class OnnxSession:
    """One model on one thread. Outputs must be float32; their shapes are given by the caller."""

    def __init__(self, library: Path, model: Path, input_name: str = "x"):
        self._input = input_name.encode()
        loaded = ctypes.CDLL(str(library))
        loaded.OrtGetApiBase.restype = ctypes.POINTER(_Base)
        self._table = ctypes.cast(loaded.OrtGetApiBase().contents.get_api(API_VERSION), ctypes.POINTER(_pointer))
        environment, options, self._session, self._memory = _pointer(), _pointer(), _pointer(), _pointer()
        self._call(CREATE_ENV, (_int, ctypes.c_char_p, _out), 3, b"training", ctypes.byref(environment))
        self._call(CREATE_OPTIONS, (_out,), ctypes.byref(options))
        self._call(SET_THREADS, (_pointer, _int), options, 1)
        self._call(CREATE_SESSION, (_pointer, ctypes.c_char_p, _pointer, _out), environment, str(model).encode(),
                   options, ctypes.byref(self._session))
        self._call(CREATE_MEMORY_INFO, (_int, _int, _out), 0, 0, ctypes.byref(self._memory))

    def _call(self, index: int, types: tuple, *arguments) -> None:
        status = ctypes.CFUNCTYPE(_pointer, *types)(self._table[index])(*arguments)
        if status:
            message = ctypes.CFUNCTYPE(ctypes.c_char_p, _pointer)(self._table[GET_MESSAGE])(status)
            raise RuntimeError(f"ONNX Runtime: {message.decode()}")

    def _tensor(self, array: np.ndarray) -> ctypes.c_void_p:
        value, shape = _pointer(), (ctypes.c_int64 * array.ndim)(*array.shape)
        self._call(CREATE_TENSOR, (_pointer, _pointer, _size, _shape, _size, _int, _out), self._memory,
                   array.ctypes.data, array.nbytes, shape, array.ndim, UINT8 if array.dtype == np.uint8 else FLOAT,
                   ctypes.byref(value))
        return value

    def run(self, x: np.ndarray, outputs: dict[str, tuple[int, ...]]) -> dict[str, np.ndarray]:
        """The outputs, by name, for the input `x`."""
        x = np.ascontiguousarray(x)
        answers = {name: np.zeros(shape, np.float32) for name, shape in outputs.items()}
        values = [self._tensor(array) for array in (x, *answers.values())]
        inputs, filled = (_pointer * 1)(values[0]), (_pointer * len(outputs))(*values[1:])
        names = (ctypes.c_char_p * len(outputs))(*[name.encode() for name in outputs])
        self._call(RUN, (_pointer, _pointer, _names, _out, _size, _names, _size, _out), self._session, None,
                   (ctypes.c_char_p * 1)(self._input), inputs, 1, names, len(outputs), filled)
        for value in values:
            ctypes.CFUNCTYPE(None, _pointer)(self._table[RELEASE_VALUE])(value)
        return answers
