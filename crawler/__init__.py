"""crawler: fetch pages politely and hand them to the pipelines."""
