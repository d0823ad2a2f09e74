"""The window itself: its panes, docks, menus and how they are arranged."""
