"""What every part of the window is made with: colours, icons, plain text, screen readers, work beside the interface."""
