"""The front end's files (ES modules, style sheet, template), here so that they are installed."""
