"""pipelines: pages -> reports -> versions -> changes, as pure functions in thin shells."""
