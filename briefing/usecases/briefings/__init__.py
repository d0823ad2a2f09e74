"""From a case and a composition to what is handed out: pages, sheets, changes since an issue, files."""
