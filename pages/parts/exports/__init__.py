"""What leaves a page as a file. One module per kind of file."""
