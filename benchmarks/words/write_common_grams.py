"""Write the table of common wording from the corpus: `python -m benchmarks.words.write_common_grams`."""

import numpy as np

from benchmarks.words.reports import held_reports
from pipelines.reuse.common_grams import TABLE, packed
from pipelines.reuse.joined_texts import lay_out
from pipelines.reuse.reuse_text import reuse_text
from pipelines.reuse.shared_grams import MOST_LETTERS, PLACE_BITS, gram_keys


def main() -> None:
    """Count in how many places each gram stands, and keep the common ones."""
    held = held_reports()
    regions = sorted({report.region for report in held})
    laid = lay_out([reuse_text(report.text) for report in held])
    keys = gram_keys(laid)
    place = np.array([regions.index(report.region) for report in held])[
        laid.text[(keys & np.uint64(MOST_LETTERS - 1)).astype(np.int64)]
    ]
    names, of = np.unique(keys >> np.uint64(PLACE_BITS), return_inverse=True)
    pairs = np.unique(of * len(regions) + place)
    places = np.bincount(pairs // len(regions), minlength=len(names))
    np.save(TABLE, packed(names, places), allow_pickle=False)
    print(f"{TABLE.name}: {TABLE.stat().st_size} bytes")


if __name__ == "__main__":
    main()
