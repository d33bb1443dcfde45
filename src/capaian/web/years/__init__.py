"""The facts of an office-year as rows of the declared sheets, and the one way to change them."""
