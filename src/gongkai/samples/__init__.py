"""Invented reports for the demonstration."""
