"""SQLite and nothing else: tables, connections, migrations, before-images."""
