"""Names for the types of numpy arrays; numpy is not loaded for them at run time."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Codes = NDArray[np.uint32]
    """Code points of a text, or what a table maps them to: (n,) uint32."""
    Hashes = NDArray[np.uint64]
    """Hashes that wrap at 64 bits: (n,) uint64."""
    Slots = NDArray[np.uint32]
    """A MinHash sketch: (128,) uint32."""
    Indices = NDArray[np.int64]
    """Offsets or indices: (n,) int64."""
    Flags = NDArray[np.bool_]
    """Truth values: (n,) or (N, M) bool."""
    Classes = NDArray[np.uint8]
    """Small numbers: (n,) uint8."""
    Matrix = NDArray[np.float32]
    """Weights (n,) or scores (N, M), float32."""
    Weights = NDArray[np.floating[Any]]
    """Scores, entropies, shares: (n,) of any floating type."""
    Integers = NDArray[np.signedinteger[Any]]
    """Offsets, indices or counts of any signed width: (n,)."""
else:
    Integers = Weights = Codes = Hashes = Slots = Indices = Flags = Classes = Matrix = Any
