"""The program on the desktop: one window per journal, the tray icon, the global shortcut."""
