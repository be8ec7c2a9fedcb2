"""The same stages over many articles, on all cores of one machine."""

from stemma.batch.parallel import analyse_in_parallel

__all__ = ["analyse_in_parallel"]
