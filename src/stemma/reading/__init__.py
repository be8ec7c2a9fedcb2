"""Bytes to Article: JSONL, text dumps of pages, folders and standard input."""

from stemma.reading.inputs import read_inputs

__all__ = ["VERSION", "read_inputs"]

VERSION = 1
