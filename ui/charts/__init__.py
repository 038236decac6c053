"""Charts on the screen (pyqtgraph) and on paper (one painting path). Nothing else imports pyqtgraph."""
