"""What changes a case, each an edit that can be undone."""
