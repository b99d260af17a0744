"""Pictures of the graph: self-contained pages that work from file:// with the network off."""
