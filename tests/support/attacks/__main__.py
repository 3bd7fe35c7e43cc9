"""python -m tests.support.attacks [WORD]: make the attempts of all classes, or of those with a word; print the table."""

import sys

from tests.support.attacks.classes import CLASSES, outcome_of, table

word = sys.argv[1] if len(sys.argv) > 1 else ""
outcomes = [outcome_of(each) for each in CLASSES if word in each.name]
print("\n".join(table(outcomes)))
sys.exit(any(each.failures for each in outcomes))
