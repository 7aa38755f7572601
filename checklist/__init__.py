"""Self-assessment of a State's law against the treaties on trafficking in persons and migrant smuggling."""

__version__ = "0.1.0"
