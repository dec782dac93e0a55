"""Brings the raw tables of facts into Zhubi's own table forms. See ../import.py."""
