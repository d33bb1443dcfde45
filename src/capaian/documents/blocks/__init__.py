"""From blocks of a layout to blocks of the tree, before numbering."""
