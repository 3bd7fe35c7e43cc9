"""One module a page: Archive, Asked -> BrowseView, or None where there is no such thing."""
