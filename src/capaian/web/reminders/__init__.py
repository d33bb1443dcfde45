"""Reminders: what waits for a person, said by e-mail or Telegram to whoever chose that."""
