"""The reading room: pages over an archive, read-only, as a plugin of Datasette (`make serve`)."""
