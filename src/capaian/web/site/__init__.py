"""What all pages share: the frame, its looks, the policy of content,
and who may call which address.
"""
