"""One module a CMS family: how it lists and paginates (extract/layouts.py knows how its pages look)."""
