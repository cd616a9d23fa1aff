"""The live preview: pages in a browser that renew themselves when a text is saved."""
