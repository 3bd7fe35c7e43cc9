"""Pure state machine: (state of a host, next fetch) -> (state, versions, events)."""
