"""Visits (jemput bola): services that are brought to a place, planned, done or cancelled."""
