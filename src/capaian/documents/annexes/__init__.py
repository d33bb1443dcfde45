"""Parts that no one writes: traces, policies, limitations, marks, figures of charts."""
