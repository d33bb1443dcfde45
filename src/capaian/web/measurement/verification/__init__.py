"""Where forms are decided about: the queue, and one of them with what was there before."""
