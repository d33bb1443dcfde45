"""What a form is made of: its cells, what is in them, who answers for them and when it is due."""
