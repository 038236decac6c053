"""The command line. Never imports Qt; what it needs of Qt it is handed."""
