"""The map without a window: where places lie on it, how large their marks are, where their names find room.

Nothing here knows Qt, matplotlib or the case; the window and the charts both draw what is laid out here.
"""
