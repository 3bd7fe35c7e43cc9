"""Pure state machine: (state of a host, next fetch) -> (state, versions, events)."""

from pipelines.fold.transition import step as step
