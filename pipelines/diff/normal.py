"""The public name of the normal form, which is in `pipelines/text/normal.py`."""

from pipelines.text.normal import Normal as Normal
from pipelines.text.normal import normalise as normalise
