"""The painted map: its ground, its marks, the widget that answers mouse and keys, and the map as a file."""
