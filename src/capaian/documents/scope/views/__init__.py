"""Views: which fields each kind of thing has. One module per part of the dossier."""
