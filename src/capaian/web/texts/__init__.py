"""The texts of the report: all of them with their titles, and each as one whole."""
