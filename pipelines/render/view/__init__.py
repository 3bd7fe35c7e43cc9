"""What is shown of a change in every format."""
