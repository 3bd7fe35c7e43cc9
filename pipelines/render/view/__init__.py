"""What is shown of a change, whatever the format."""
