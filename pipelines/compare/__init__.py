"""The diff stage: Archive -> changes; read saved changes back."""

from pipelines.compare.stage import compare as compare
