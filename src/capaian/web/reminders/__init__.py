"""Reminders: what waits for a person, said by e-mail,
Telegram or calendar to whoever chose that.
"""
