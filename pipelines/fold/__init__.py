"""Pure state machine: `step` folds the next fetch of a host into its states, versions and events."""

from pipelines.fold.transition import step as step
