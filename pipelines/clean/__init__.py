"""Article -> Article: repair, boilerplate off both ends, duplicate lines."""

from pipelines.clean.steps import clean as clean
