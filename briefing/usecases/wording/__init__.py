"""The words, numbers and marks of what is printed or written out."""
